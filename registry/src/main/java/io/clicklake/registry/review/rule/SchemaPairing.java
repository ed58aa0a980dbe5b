package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.rule.Pair.Added;
import io.clicklake.registry.review.rule.Pair.Kept;
import io.clicklake.registry.review.rule.Pair.Removed;
import io.clicklake.registry.review.rule.Pair.Renamed;
import io.clicklake.registry.review.rule.Pair.Types;
import io.clicklake.registry.review.rule.Pair.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.Schema;

/**
 * Finds the parts of two versions of a schema that belong together: fields by name, else by an
 * alias of the new one, else by a name that differs in case alone. It judges nothing.
 */
public final class SchemaPairing {

  private final List<Pair> pairs = new ArrayList<>();

  /** Pairs of named types around what is walked; a schema may contain itself. */
  private final Deque<String> around = new ArrayDeque<>();

  private SchemaPairing() {}

  /** All pairs, in the order of the new version, what was removed at the place where it stood. */
  public static List<Pair> of(Schema old, Schema now) {
    SchemaPairing pairing = new SchemaPairing();
    pairing.values("", Place.COLUMN, old, now);
    return List.copyOf(pairing.pairs);
  }

  private void values(String path, Place place, Schema old, Schema now) {
    Values pair = new Values(path, place, old, now);
    if (!old.toString().equals(now.toString())) {
      pairs.add(pair);
      inside(path, place, pair.oldType(), pair.newType());
    }
  }

  private void inside(String path, Place place, Schema old, Schema now) {
    if (old.getType() != now.getType()) {
      return;
    }
    switch (now.getType()) {
      case RECORD -> record(path, place, old, now);
      case ENUM, FIXED -> pairs.add(new Types(path, place, old, now));
      case ARRAY -> values(path + "[]", Place.ELEMENT, old.getElementType(), now.getElementType());
      case MAP -> values(path + "{}", Place.VALUE, old.getValueType(), now.getValueType());
      case UNION -> branches(path, old, now);
      default -> {}
    }
  }

  /** Records, enums and fixed of a union belong together by their names. */
  private void branches(String path, Schema old, Schema now) {
    for (Schema branch : now.getTypes()) {
      old.getTypes().stream()
          .filter(one -> one.getType() == branch.getType())
          .filter(one -> one.getFullName().equals(branch.getFullName()))
          .findFirst()
          .ifPresent(one -> inside(path + "<" + branch.getName() + ">", Place.FIELD, one, branch));
    }
  }

  private void record(String path, Place place, Schema old, Schema now) {
    String names = old.getFullName() + " " + now.getFullName();
    if (around.contains(names)) {
      return;
    }
    around.push(names);
    pairs.add(new Types(path, place, old, now));
    new Fields(
            path.isEmpty() ? "fields" : path,
            around.size() == 1 ? Place.COLUMN : Place.FIELD,
            old,
            now)
        .pair();
    around.pop();
  }

  /** The fields of one pair of records. */
  private final class Fields {

    private final String path;
    private final Place place;
    private final List<Schema.Field> old;
    private final List<Schema.Field> now;
    private final List<Schema.Field> removed;
    private int told;

    Fields(String path, Place place, Schema old, Schema now) {
      this.path = path;
      this.place = place;
      this.old = old.getFields();
      this.now = now.getFields();
      this.removed =
          this.old.stream()
              .filter(field -> this.now.stream().noneMatch(one -> isContinuedBy(field, one)))
              .toList();
    }

    void pair() {
      for (Schema.Field field : now) {
        Optional<Schema.Field> before = before(field);
        before.ifPresent(one -> tellRemovedUpTo(one.pos()));
        pair(field, before);
      }
      tellRemovedUpTo(old.size());
    }

    private void pair(Schema.Field field, Optional<Schema.Field> before) {
      String at = path + "." + field.name();
      if (before.isEmpty()) {
        pairs.add(new Added(at, place, field, last(now, field, this::isNew), lookalike(field)));
        return;
      }
      Schema.Field was = before.get();
      if (was.name().equals(field.name())) {
        pairs.add(new Kept(at, place, was, field));
      } else {
        pairs.add(new Renamed(at, place, was, field, named(now, was.name()).isPresent()));
      }
      values(at, place, was.schema(), field.schema());
    }

    private void tellRemovedUpTo(int position) {
      while (told < removed.size() && removed.get(told).pos() < position) {
        Schema.Field field = removed.get(told++);
        pairs.add(
            new Removed(
                path + "." + field.name(), place, field, last(old, field, removed::contains)));
      }
    }

    private Optional<Schema.Field> before(Schema.Field field) {
      return old.stream().filter(one -> isContinuedBy(one, field)).findFirst();
    }

    /** Whether the new field goes on with the old one. */
    private boolean isContinuedBy(Schema.Field earlier, Schema.Field later) {
      if (later.name().equals(earlier.name())) {
        return true;
      }
      if (named(old, later.name()).isPresent()) {
        return false;
      }
      return later.aliases().contains(earlier.name())
          || (later.name().equalsIgnoreCase(earlier.name())
              && named(now, earlier.name()).isEmpty());
    }

    private boolean isNew(Schema.Field field) {
      return before(field).isEmpty();
    }

    private Optional<String> lookalike(Schema.Field field) {
      List<Schema.Field> alike =
          removed.stream().filter(one -> one.schema().equals(field.schema())).toList();
      boolean alone =
          now.stream()
                  .filter(this::isNew)
                  .filter(one -> one.schema().equals(field.schema()))
                  .count()
              == 1;
      return alike.size() == 1 && alone ? Optional.of(alike.get(0).name()) : Optional.empty();
    }

    private static Optional<Schema.Field> named(List<Schema.Field> fields, String name) {
      return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private static boolean last(
        List<Schema.Field> fields, Schema.Field field, Predicate<Schema.Field> passing) {
      return fields.subList(field.pos(), fields.size()).stream().allMatch(passing);
    }
  }
}
