package io.clicklake.benchmarks.hot;

import io.clicklake.benchmarks.load.Clicks;
import io.clicklake.connect.decode.AvroValue;
import io.clicklake.connect.decode.FramedValues;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.decode.SchemaCatalog;
import io.clicklake.connect.file.Compression;
import io.clicklake.connect.file.ParquetFile;
import io.clicklake.connect.file.ParquetSettings;
import io.clicklake.connect.file.PartUploads;
import io.clicklake.connect.file.TaskFiles;
import io.clicklake.connect.row.RowProjection;
import io.clicklake.registry.client.InMemorySchemaRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.parquet.column.ParquetProperties;

/** The sink's own way from a framed value to an uploaded file. Used by one thread. */
final class SinkPath {

  private static final String SUBJECT = "clicks-value";
  private static final ParquetSettings SETTINGS =
      new ParquetSettings(Compression.SNAPPY, 32L << 20, 8 << 20);

  private final TaskFiles shared = new TaskFiles(new PartUploads(PartsTaken.store(), 0), SETTINGS);
  private final FramedValues values;
  private final RowProjection row =
      RowProjection.of(Clicks.SCHEMA, Clicks.SCHEMA, List.of("event_time"));
  private final int schemaId;

  private final ParquetProperties properties = SETTINGS.properties();

  SinkPath() {
    InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    schemaId = registry.register(SUBJECT, Clicks.SCHEMA).id();
    values = new FramedValues(new SchemaCatalog(registry, SUBJECT, Clock.systemUTC()));
  }

  /** The id that values are to be framed with. */
  int schemaId() {
    return schemaId;
  }

  /** Writes a file of these values and returns its bytes' number. */
  long write(int count, FramedClicks framed) {
    ParquetFile file =
        new ParquetFile(
            shared, properties, new UUID(0, 1), "key", "path", Clicks.SCHEMA, schemaId, Map.of());
    for (int i = 0; i < count; i++) {
      AvroValue value = values.read(new KafkaRecord(i, KafkaRecord.NO_TIMESTAMP, framed.of(i)));
      row.scan(value.bytes(), value.start(), value.length());
      file.write(i, schemaId, row);
    }
    return file.finish().bytes();
  }
}
