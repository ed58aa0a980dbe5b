package io.clicklake.registry.diff;

import io.clicklake.registry.diff.Difference.Kind;
import io.clicklake.registry.review.rule.Pair;
import io.clicklake.registry.review.rule.Pair.Added;
import io.clicklake.registry.review.rule.Pair.Kept;
import io.clicklake.registry.review.rule.Pair.Removed;
import io.clicklake.registry.review.rule.Pair.Renamed;
import io.clicklake.registry.review.rule.Pair.Types;
import io.clicklake.registry.review.rule.Pair.Values;
import io.clicklake.registry.review.rule.SchemaPairing;
import io.clicklake.registry.review.rule.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Compares two versions of a schema. */
public final class SchemaDiff {

  private static final Set<Schema.Type> TOLD_BY_THEIR_PARTS =
      Set.of(Schema.Type.ARRAY, Schema.Type.MAP, Schema.Type.RECORD, Schema.Type.ENUM);

  private final List<Difference> differences = new ArrayList<>();

  private SchemaDiff() {}

  /** All differences, in the order of the new version; what was removed at its old place. */
  public static List<Difference> of(Schema old, Schema now) {
    SchemaDiff diff = new SchemaDiff();
    for (Pair pair : SchemaPairing.of(old, now)) {
      diff.tell(pair);
    }
    return List.copyOf(diff.differences);
  }

  private void tell(Pair pair) {
    if (pair instanceof Added added) {
      add(Kind.ADDED, added.path(), declaration(added.field()));
    } else if (pair instanceof Removed removed) {
      add(Kind.REMOVED, removed.path(), declaration(removed.field()));
    } else if (pair instanceof Kept kept) {
      field(kept.path(), kept.old(), kept.now());
    } else if (pair instanceof Renamed renamed) {
      add(Kind.CHANGED, renamed.path(), "was " + renamed.old().name());
      field(renamed.path(), renamed.old(), renamed.now());
    } else if (pair instanceof Values values) {
      values(values);
    } else if (pair instanceof Types types) {
      types(types.path(), types.old(), types.now());
    }
  }

  private void add(Kind kind, String path, String words) {
    differences.add(new Difference(kind, path, words));
  }

  private void changed(String path, String what, Object old, Object now) {
    if (!old.equals(now)) {
      add(Kind.CHANGED, path, "%s %s → %s".formatted(what, old, now));
    }
  }

  private static String declaration(Schema.Field field) {
    return Words.of(field.schema())
        + (field.hasDefaultValue() ? " = " + Words.defaultOf(field) : "")
        + (field.doc() == null ? "" : "  " + quoted(field.doc()));
  }

  private void field(String path, Schema.Field old, Schema.Field now) {
    changed(path, "default", Words.defaultOf(old), Words.defaultOf(now));
    changed(path, "aliases", new TreeSet<>(old.aliases()), new TreeSet<>(now.aliases()));
    changed(path, "doc", quoted(old.doc()), quoted(now.doc()));
    changed(path, "order", old.order(), now.order());
    properties(path, old, now);
  }

  private void values(Values values) {
    Schema old = values.oldType();
    Schema now = values.newType();
    boolean within =
        TOLD_BY_THEIR_PARTS.contains(now.getType())
            && old.getType() == now.getType()
            && values.old().isNullable() == values.now().isNullable();
    if (!within) {
      changed(values.path(), "type", Words.of(values.old()), Words.of(values.now()));
    }
    if (!Set.of(Schema.Type.RECORD, Schema.Type.ENUM, Schema.Type.FIXED).contains(now.getType())
        && old.getType() == now.getType()) {
      properties(values.path(), old, now);
    }
  }

  private void types(String path, Schema old, Schema now) {
    changed(path, "name", old.getFullName(), now.getFullName());
    changed(path, "type aliases", new TreeSet<>(old.getAliases()), new TreeSet<>(now.getAliases()));
    changed(path, "type doc", quoted(old.getDoc()), quoted(now.getDoc()));
    properties(path, old, now);
    if (now.getType() == Schema.Type.ENUM) {
      symbols(path, old, now);
    } else if (now.getType() == Schema.Type.RECORD) {
      moved(path, old, now);
    }
  }

  private void symbols(String path, Schema old, Schema now) {
    for (String symbol : now.getEnumSymbols()) {
      if (!old.hasEnumSymbol(symbol)) {
        add(Kind.ADDED, path, "symbol " + symbol);
      }
    }
    for (String symbol : old.getEnumSymbols()) {
      if (!now.hasEnumSymbol(symbol)) {
        add(Kind.REMOVED, path, "symbol " + symbol);
      }
    }
    List<String> before = old.getEnumSymbols().stream().filter(now::hasEnumSymbol).toList();
    List<String> after = now.getEnumSymbols().stream().filter(old::hasEnumSymbol).toList();
    if (!before.equals(after)) {
      add(Kind.MOVED, path, "symbols are in another order");
    }
    changed(
        path,
        "enum default",
        Optional.ofNullable(old.getEnumDefault()).orElse("none"),
        Optional.ofNullable(now.getEnumDefault()).orElse("none"));
  }

  private void moved(String path, Schema old, Schema now) {
    List<Schema.Field> both =
        now.getFields().stream().filter(field -> old.getField(field.name()) != null).toList();
    List<Integer> places =
        both.stream()
            .map(field -> Objects.requireNonNull(old.getField(field.name())).pos())
            .toList();
    Set<Integer> still = RisingRun.longestOf(places);
    for (int i = 0; i < both.size(); i++) {
      if (!still.contains(places.get(i))) {
        add(
            Kind.MOVED,
            (path.isEmpty() ? "fields" : path) + "." + both.get(i).name(),
            i == 0 ? "is now the first" : "is now behind " + both.get(i - 1).name());
      }
    }
  }

  private void properties(String path, JsonProperties old, JsonProperties now) {
    Set<String> names = new TreeSet<>(old.getObjectProps().keySet());
    names.addAll(now.getObjectProps().keySet());
    names.removeAll(Set.of("logicalType", "precision", "scale"));
    for (String name : names) {
      changed(path, "property " + name, property(old, name), property(now, name));
    }
  }

  private static String property(JsonProperties holder, String name) {
    Object value = holder.getObjectProp(name);
    return value == null ? "none" : String.valueOf(value);
  }

  private static String quoted(@Nullable String doc) {
    return doc == null ? "none" : "\"" + doc.replaceAll("\\s+", " ") + "\"";
  }
}
