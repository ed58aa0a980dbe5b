package io.clicklake.benchmarks.hot;

import io.clicklake.benchmarks.load.Clicks;
import io.clicklake.connect.decode.RecordDecoder;
import io.clicklake.connect.decode.SchemaCatalog;
import io.clicklake.connect.decode.VersionedSchema;
import io.clicklake.connect.file.Compression;
import io.clicklake.connect.file.ParquetFile;
import io.clicklake.connect.file.ParquetSettings;
import io.clicklake.connect.store.ObjectStore;
import io.clicklake.registry.client.InMemorySchemaRegistry;

/** The sink's own way from a framed value to an uploaded file. Used by one thread. */
final class SinkPath {

  private static final String SUBJECT = "clicks-value";
  private static final ParquetSettings SETTINGS =
      new ParquetSettings(Compression.SNAPPY, 32L << 20, 8 << 20);

  private final ObjectStore store = PartsTaken.store();
  private final RecordDecoder decoder;
  private final int schemaId;

  SinkPath() {
    InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    schemaId = registry.register(SUBJECT, Clicks.SCHEMA).id();
    decoder = new RecordDecoder(new SchemaCatalog(registry, SUBJECT));
  }

  /** The id that values are to be framed with. */
  int schemaId() {
    return schemaId;
  }

  /** Writes a file of these values and returns its bytes' number. */
  long write(int values, FramedClicks framed) {
    ParquetFile file = new ParquetFile(store, SETTINGS, "key", "path", Clicks.SCHEMA, schemaId);
    for (int i = 0; i < values; i++) {
      byte[] value = framed.of(i);
      VersionedSchema schema = decoder.schemaOf(value);
      file.write(decoder.decode(value, schema, schema));
    }
    return file.finish().bytes();
  }
}
