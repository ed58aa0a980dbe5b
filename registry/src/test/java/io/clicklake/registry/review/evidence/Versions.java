package io.clicklake.registry.review.evidence;

import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * A row of each of two versions, in a file of its own.
 *
 * @param directory holds the files in {@code hour=00} and {@code hour=01}
 */
record Versions(Path directory, GenericRecord oldRow, GenericRecord newRow) {

  /** Makes rows up for two schemas of a record and writes them. */
  static Versions write(Path directory, Schema oldSchema, Schema newSchema) {
    Versions versions =
        new Versions(
            directory,
            Samples.OLD.row(oldSchema, newSchema),
            Samples.NEW.row(newSchema, oldSchema));
    SinkParquet.write(versions.oldFile(), versions.oldRow());
    SinkParquet.write(versions.newFile(), versions.newRow());
    return versions;
  }

  Schema oldSchema() {
    return oldRow.getSchema();
  }

  Schema newSchema() {
    return newRow.getSchema();
  }

  Path oldFile() {
    return directory.resolve("hour=" + TrinoTable.OLD_HOUR).resolve("old.parquet");
  }

  Path newFile() {
    return directory.resolve("hour=" + TrinoTable.NEW_HOUR).resolve("new.parquet");
  }
}
