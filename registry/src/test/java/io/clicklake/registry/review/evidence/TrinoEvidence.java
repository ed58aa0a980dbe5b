package io.clicklake.registry.review.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.components.TrinoClient;
import io.clicklake.components.TrinoLake;
import io.clicklake.registry.review.Cell;
import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.LakeType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * What Trino makes of files of two versions under three tables: one with the new columns and
 * projected partitions, one with the new columns and the old partition registered with the old
 * ones, one with the old columns. Safe for several threads once the tables are laid.
 */
final class TrinoEvidence {

  private static final AtomicInteger NAMES = new AtomicInteger();

  /** Errors for which data is the cause, and not the query, the server or its resources. */
  private static final Pattern OF_DATA =
      Pattern.compile(
          "HIVE_.*|NOT_SUPPORTED|GENERIC_INTERNAL_ERROR|INVALID_CAST_ARGUMENT|NUMERIC_VALUE_OUT_OF_RANGE");

  private final TrinoClient client;
  private final Versions versions;
  private final String name;

  private TrinoEvidence(TrinoClient client, Versions versions, String name) {
    this.client = client;
    this.versions = versions;
    this.name = name;
  }

  /** Writes rows of two versions into the server's lake and lays the tables over them. */
  static TrinoEvidence lay(TrinoLake lake, Schema oldSchema, Schema newSchema) {
    String name = "t" + NAMES.incrementAndGet();
    Path data = lake.directory().resolve(name);
    Versions versions = Versions.write(data, oldSchema, newSchema);
    new TrinoTable(lake, name + "_projected", data, newSchema).defineProjected();
    new TrinoTable(lake, name + "_registered", data, newSchema).defineRegistered(oldSchema);
    new TrinoTable(lake, name + "_old", data, oldSchema).defineProjected();
    return new TrinoEvidence(lake.client(), versions, name);
  }

  Versions versions() {
    return versions;
  }

  /** All that happens to a part, what DuckDB does being known. */
  LakeEffect effect(LakePath path, Cell duckdbUnion) {
    return new LakeEffect(
        oldFilesProjected(path),
        oldFilesRegistered(path),
        newFilesOldTable(path),
        predicate(path),
        duckdbUnion);
  }

  /** Old files under the new table, their partition projected. */
  Cell oldFilesProjected(LakePath path) {
    return read("_projected", TrinoTable.OLD_HOUR, path, versions.oldRow(), versions.newSchema());
  }

  /** Old files under the new table, their partition registered with the old columns. */
  Cell oldFilesRegistered(LakePath path) {
    return read("_registered", TrinoTable.OLD_HOUR, path, versions.oldRow(), versions.newSchema());
  }

  /** New files as long as the table has the old columns. */
  Cell newFilesOldTable(LakePath path) {
    LakePath old = path.renamed(versions.newSchema(), versions.oldSchema());
    return read("_old", TrinoTable.NEW_HOUR, old, versions.newRow(), versions.oldSchema());
  }

  /** The part itself and the column that it is in, which may suffer with it. */
  private Cell read(String table, String hour, LakePath path, GenericRecord row, Schema columns) {
    LakePath column = LakePath.of(path.column());
    Cell around =
        path.nested() && column.in(columns).isPresent()
            ? select(table, hour, column, row, columns)
            : Cell.NOT_APPLICABLE;
    if (path.in(columns).isPresent()) {
      return select(table, hour, path, row, columns).or(around);
    }
    Cell absent = row == versions.newRow() ? Cell.HIDDEN : Cell.NOT_APPLICABLE;
    return around.harms() ? around : absent;
  }

  private Cell select(String table, String hour, LakePath path, GenericRecord row, Schema columns) {
    Optional<List<JsonNode>> rows =
        rows("SELECT %s FROM %s WHERE hour = '%s'".formatted(path.trino(), name + table, hour));
    if (rows.isEmpty()) {
      return Cell.ERROR;
    }
    if (rows.get().size() != 1) {
      return Cell.LOSES_ROWS;
    }
    Schema to = path.in(columns).orElseThrow();
    JsonNode value = rows.get().get(0).get(0);
    return cell(TrinoValue.plain(value, to), path, row, columns, to);
  }

  private static Cell cell(
      @Nullable Object returned, LakePath path, GenericRecord row, Schema columns, Schema to) {
    LakePath written = path.renamed(columns, row.getSchema());
    Optional<Schema> from = written.in(row.getSchema());
    return from.isEmpty()
        ? ReadBack.missing(returned, path.fieldIn(columns))
        : ReadBack.of(returned, written.value(row), from.get(), to, to);
  }

  /** A WHERE that the old row meets, over old files under the new table. */
  Cell predicate(LakePath path) {
    Optional<Schema> to = path.in(versions.newSchema());
    if (to.isEmpty()) {
      return Cell.NOT_APPLICABLE;
    }
    Schema type = LakeType.present(to.get());
    LakePath written = path.renamed(versions.newSchema(), versions.oldSchema());
    Optional<Schema> from = written.in(versions.oldSchema());
    if (from.isEmpty()) {
      return missing(path, type);
    }
    Object value = written.value(versions.oldRow());
    if (ReadBack.isNested(type)) {
      return where(path.trino() + " IS NOT NULL");
    }
    Optional<Object> meant = value == null ? Optional.empty() : meant(value, from.get(), type);
    return meant.isEmpty() ? unfindable(path, type) : compared(path, meant.get(), type);
  }

  private static Optional<Object> meant(Object value, Schema from, Schema to) {
    Schema source = LakeType.present(from);
    if (source.getType() == Schema.Type.UNION) {
      source = source.getTypes().get(GenericData.get().resolveUnion(source, value));
    }
    return ReadBack.isNested(source) ? Optional.empty() : Conversion.of(value, source, to);
  }

  private Cell compared(LakePath path, Object value, Schema type) {
    Cell equal = where(path.trino() + " = " + TrinoValue.literal(value, type));
    return TrinoValue.before(value)
        .map(less -> where(path.trino() + " > " + TrinoValue.literal(less, type)))
        .map(greater -> equal.or(greater))
        .orElse(equal);
  }

  /** No value of the type is the one that was written, so that no comparison finds the row. */
  private Cell unfindable(LakePath path, Schema type) {
    Object any = Samples.OLD.value(type, type);
    Cell cell =
        Conversion.of(any, type, type)
            .map(value -> where(path.trino() + " = " + TrinoValue.literal(value, type)))
            .orElse(Cell.LOSES_ROWS);
    return cell == Cell.ERROR ? cell : Cell.LOSES_ROWS;
  }

  /** A part that the old version does not have is what its default says. */
  private Cell missing(LakePath path, Schema type) {
    Object value = path.fieldIn(versions.newSchema()).map(TrinoEvidence::defaultOf).orElse(null);
    if (value == null) {
      return unfindable(path, type);
    }
    if (value == JsonProperties.NULL_VALUE) {
      return where(path.trino() + " IS NULL");
    }
    return ReadBack.isNested(type)
        ? where(path.trino() + " IS NOT NULL")
        : compared(path, Conversion.of(value, type, type).orElseThrow(), type);
  }

  private static @Nullable Object defaultOf(Schema.Field field) {
    if (!field.hasDefaultValue()) {
      return null;
    }
    Object value = GenericData.get().getDefaultValue(field);
    return value == null ? JsonProperties.NULL_VALUE : value;
  }

  private Cell where(String condition) {
    return rows("SELECT count(*) FROM %s WHERE hour = '%s' AND %s"
            .formatted(name + "_projected", TrinoTable.OLD_HOUR, condition))
        .map(rows -> rows.get(0).get(0).asLong() == 1 ? Cell.SAME : Cell.LOSES_ROWS)
        .orElse(Cell.ERROR);
  }

  /** Rows of a query; nothing where it fails for its data. */
  private Optional<List<JsonNode>> rows(String sql) {
    TrinoClient.Answer answer = client.query(sql);
    if (answer instanceof TrinoClient.Answer.Rows rows) {
      return Optional.of(rows.rows());
    }
    if (answer instanceof TrinoClient.Answer.Failure failure
        && !OF_DATA.matcher(failure.code()).matches()) {
      throw new IllegalStateException(
          "%s: Trino fails with %s, %s; expected rows or an error in the data"
              .formatted(sql, failure.code(), failure.message()));
    }
    return Optional.empty();
  }
}
