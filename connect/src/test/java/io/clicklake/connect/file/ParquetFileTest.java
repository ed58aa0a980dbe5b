package io.clicklake.connect.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.lake.DuckLake;
import io.clicklake.connect.row.RowProjection;
import io.clicklake.connect.store.InMemoryObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetFileTest {

  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type":"record","name":"All","fields":[
                {"name":"id","type":"long"},
                {"name":"moment","type":{"type":"long","logicalType":"timestamp-millis"}},
                {"name":"kind","type":{"type":"enum","name":"Kind","symbols":["a","b"]}},
                {"name":"note","type":["null","string"]},
                {"name":"tags","type":{"type":"array","items":["null","string"]}},
                {"name":"properties","type":{"type":"map","values":"string"}}]}
              """);

  private static final RowProjection ROW = RowProjection.of(SCHEMA, SCHEMA, List.of());

  @TempDir Path directory;
  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final PartUploads uploads = new PartUploads(store, 2);

  @AfterEach
  void close() {
    uploads.close();
  }

  private ParquetFile file(Compression compression, int partBytes) {
    return file(new ParquetSettings(compression, 1024 * 1024, partBytes));
  }

  private ParquetFile file(ParquetSettings settings) {
    return file(new TaskFiles(uploads, settings), "topics/t/a.parquet");
  }

  private static ParquetFile file(TaskFiles shared, String key) {
    return new ParquetFile(
        shared,
        shared.settings().properties(),
        new UUID(0, 1),
        key,
        "year=2025",
        SCHEMA,
        7,
        Map.of("clicklake.topic", "t"));
  }

  private void publish(ParquetFile file) {
    CommittedFile finished = file.finish();
    store.completeUpload(finished.key(), finished.uploadId(), finished.partTags());
  }

  private static RowProjection row(long id) {
    return row(id, id % 2 == 0 ? null : "note " + id);
  }

  private static RowProjection row(long id, @Nullable String note) {
    GenericRecord datum = new GenericData.Record(SCHEMA);
    datum.put("id", id);
    datum.put("moment", 1_748_440_800_000L + id);
    datum.put("kind", new GenericData.EnumSymbol(SCHEMA.getField("kind").schema(), "b"));
    datum.put("note", note);
    datum.put("tags", Arrays.asList("x", null, "z"));
    datum.put("properties", Map.of("k", "v" + id));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      new GenericDatumWriter<GenericRecord>(SCHEMA).write(datum, encoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ROW.scan(bytes.toByteArray(), 0, bytes.size());
    return ROW;
  }

  @ParameterizedTest
  @EnumSource
  void anotherReaderReadsWhatWasWritten(Compression compression) {
    ParquetFile file = file(compression, ParquetSettings.MIN_PART_BYTES);
    file.write(1, 7, row(1));
    file.write(2, 7, row(2));
    CommittedFile finished = file.finish();
    assertThat(store.keys("")).isEmpty();
    assertThat(store.completeUpload(finished.key(), finished.uploadId(), finished.partTags()))
        .isTrue();

    assertThat(finished.rows()).isEqualTo(2);
    assertThat(finished.schemaId()).isEqualTo(7);
    byte[] body = store.read(finished.key()).orElseThrow().body();
    assertThat(finished.bytes()).isEqualTo(body.length);
    assertThat(store.metadata(finished.key()).orElseThrow())
        .containsEntry(CommittedFile.ID_METADATA, finished.id());
    try (DuckLake lake = new DuckLake(directory)) {
      List<Path> files = lake.layOut(store);
      assertThat(
              lake.query(
                  files,
                  "SELECT id, moment, kind, note, tags[1], tags[2], len(tags), properties['k'] FROM"
                      + " $lake ORDER BY id"))
          .containsExactly(
              Arrays.asList(1L, at(1), "b", "note 1", "x", null, 3L, "v1"),
              Arrays.asList(2L, at(2), "b", null, "x", null, 3L, "v2"));
      assertThat(lake.query(files, "SELECT typeof(moment), typeof(kind) FROM $lake LIMIT 1"))
          .containsExactly(List.of("TIMESTAMP WITH TIME ZONE", "VARCHAR"));
    }
  }

  private static OffsetDateTime at(long id) {
    return OffsetDateTime.ofInstant(
        java.time.Instant.ofEpochMilli(1_748_440_800_000L + id), ZoneOffset.UTC);
  }

  @Test
  void aLargeFileIsSentInPartsAndReadBackWhole() {
    ParquetFile file = file(Compression.NONE, ParquetSettings.MIN_PART_BYTES);
    for (long id = 0; id < 400_000; id++) {
      file.write(id, 7, row(id));
    }
    CommittedFile finished = file.finish();
    assertThat(finished.partTags()).hasSizeGreaterThan(1);
    store.completeUpload(finished.key(), finished.uploadId(), finished.partTags());
    try (DuckLake lake = new DuckLake(directory)) {
      assertThat(
              lake.query(
                  lake.layOut(store),
                  "SELECT count(*), min(id), max(id), sum(id)::BIGINT FROM $lake"))
          .containsExactly(List.of(400_000L, 0L, 399_999L, 399_999L * 400_000L / 2));
    }
  }

  /** They are compressed in the same arrays, page by page. */
  @ParameterizedTest
  @EnumSource
  void filesThatAreOpenAtOnceHoldTheirOwnRows(Compression compression) {
    TaskFiles shared = new TaskFiles(uploads, new ParquetSettings(compression, 1 << 20, 5 << 20));
    List<ParquetFile> files =
        List.of(file(shared, "topics/t/a.parquet"), file(shared, "topics/t/b.parquet"));
    for (long id = 0; id < 100_000; id++) {
      files.get((int) (id % 7 % 2)).write(id, 7, row(id));
    }
    for (ParquetFile file : files) {
      publish(file);
    }
    try (DuckLake lake = new DuckLake(directory)) {
      assertThat(
              lake.query(
                  lake.layOut(store),
                  "SELECT count(*), count(DISTINCT id), count(DISTINCT properties['k']),"
                      + " count(*) FILTER (properties['k'] = 'v' || id AND"
                      + " (note IS NULL) = (id % 2 = 0)) FROM $lake"))
          .containsExactly(List.of(100_000L, 100_000L, 100_000L, 100_000L));
    }
  }

  @Test
  void aDiscardedFileLeavesNothing() {
    ParquetFile file = file(Compression.ZSTD, ParquetSettings.MIN_PART_BYTES);
    file.write(1, 7, row(1));
    file.discard();
    assertThat(store.pendingUploads()).isEmpty();
    assertThat(store.keys("")).isEmpty();
  }

  @Test
  void theFooterTellsWhereTheRowsCameFromAndTheirAvroSchema() {
    ParquetFile file = file(Compression.SNAPPY, ParquetSettings.MIN_PART_BYTES);
    file.write(1, 7, row(1));
    publish(file);
    try (DuckLake lake = new DuckLake(directory)) {
      String path = lake.layOut(store).get(0).toString();
      assertThat(
              lake.query(
                  List.of(),
                  "SELECT decode(key), decode(value) FROM parquet_kv_metadata('"
                      + path
                      + "') ORDER BY 1"))
          .containsExactly(
              List.of("clicklake.topic", "t"), List.of("parquet.avro.schema", SCHEMA.toString()));
    }
  }

  /** A page is compressed in one piece: memory for three of its size is needed at once. */
  @ParameterizedTest
  @ValueSource(ints = {0, 200})
  void recordsOfAMegabyteAreWrittenAFewAtATimeAlsoAfterSmallOnes(int small) {
    ParquetFile file =
        file(
            new ParquetSettings(
                Compression.ZSTD, 1024 * 1024 * 1024, ParquetSettings.MIN_PART_BYTES));
    for (long id = 0; id < small; id++) {
      file.write(id, 7, row(id));
    }
    long largest = 0;
    for (long id = small; id < small + 100; id++) {
      file.write(id, 7, row(id, id + "x".repeat(1024 * 1024)));
      largest = Math.max(largest, file.bufferedBytes());
    }
    assertThat(largest).isLessThan(48L * 1024 * 1024);
    publish(file);
    try (DuckLake lake = new DuckLake(directory)) {
      assertThat(
              lake.query(
                  lake.layOut(store),
                  "SELECT count(*), max(length(note)), count(DISTINCT id) FROM $lake"))
          .containsExactly(
              List.of(small + 100L, 1024L * 1024 + (small == 0 ? 2 : 3), small + 100L));
    }
  }

  @Test
  void theSizeToldIsThatOfTheFinishedFileAboutAndMemoryIsGivenBack() {
    ParquetFile file = file(Compression.SNAPPY, ParquetSettings.MIN_PART_BYTES);
    assertThat(file.bufferedBytes()).isLessThan(256 * 1024);
    long largest = 0;
    for (long id = 0; id < 200_000; id++) {
      file.write(id, 7, row(id));
      if (id % 1_000 == 0) {
        largest = Math.max(largest, file.bufferedBytes());
      }
    }
    long told = file.bytes();
    assertThat(largest).as("row groups of 1 MiB").isBetween(1024L * 1024, 16L * 1024 * 1024);
    assertThat(told).isCloseTo(file.finish().bytes(), Percentage.withPercentage(25));
  }
}
