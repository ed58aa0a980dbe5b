package io.clicklake.connect.row;

import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.file.Compression;
import io.clicklake.connect.file.ParquetFile;
import io.clicklake.connect.file.ParquetSettings;
import io.clicklake.connect.file.PartUploads;
import io.clicklake.connect.file.TaskFiles;
import io.clicklake.connect.store.InMemoryObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;

/** A Parquet file of projected values on disk, and what parquet-avro reads from it. */
final class RowFile {

  private static final long SMALL_ROW_GROUP = 16 * 1024;

  private RowFile() {}

  /** Writes the values that the projection takes; all of them have to be taken. */
  static Path write(Path directory, Schema written, Schema read, List<byte[]> values) {
    RowProjection projection = RowProjection.of(written, read, List.of());
    InMemoryObjectStore store = new InMemoryObjectStore();
    ParquetFile file = open(store, read);
    long offset = 0;
    for (byte[] value : values) {
      projection.scan(value, 0, value.length);
      file.write(offset++, 1, projection);
    }
    return land(directory, store, file.finish());
  }

  static ParquetFile open(InMemoryObjectStore store, Schema read) {
    ParquetSettings settings =
        new ParquetSettings(Compression.NONE, SMALL_ROW_GROUP, ParquetSettings.MIN_PART_BYTES);
    return new ParquetFile(
        new TaskFiles(new PartUploads(store, 0), settings),
        settings.properties(),
        new UUID(0, 1),
        "file.parquet",
        "",
        read,
        1,
        Map.of());
  }

  static Path land(Path directory, InMemoryObjectStore store, CommittedFile finished) {
    store.completeUpload(finished.key(), finished.uploadId(), finished.partTags());
    try {
      Path file = Files.createTempFile(directory, "rows", ".parquet");
      Files.write(file, store.read(finished.key()).orElseThrow().body());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The records of a file by parquet-avro's reader, in the schema of the footer. */
  static List<GenericRecord> read(Path file) {
    List<GenericRecord> records = new ArrayList<>();
    try (ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(
                new LocalInputFile(file), new PlainParquetConfiguration())
            .withDataModel(new GenericData())
            .build()) {
      for (GenericRecord next = reader.read(); next != null; next = reader.read()) {
        records.add(next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }
}
