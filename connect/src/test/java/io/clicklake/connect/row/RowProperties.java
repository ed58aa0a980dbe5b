package io.clicklake.connect.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.lake.DuckLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Whatever the schema and the data: other readers find in the file what Avro's reader finds. */
class RowProperties {

  private static @Nullable Path directory;
  private static @Nullable DuckLake lake;

  @BeforeContainer
  static void open() throws IOException {
    directory = Files.createTempDirectory("rows");
    lake = new DuckLake(directory);
  }

  @AfterContainer
  static void close() throws IOException {
    lake().close();
    try (Stream<Path> paths = Files.walk(directory())) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }

  private static DuckLake lake() {
    return java.util.Objects.requireNonNull(lake);
  }

  private static Path directory() {
    return java.util.Objects.requireNonNull(directory);
  }

  @Property(tries = 150)
  void aFileReadsBackAsAvroReadsTheSameBytes(@ForAll long seed) throws IOException {
    RandomAvro avro = new RandomAvro(seed);
    Schema schema = avro.record();
    List<byte[]> values = values(avro, schema, 1 + avro.random().nextInt(20));
    Path file = RowFile.write(directory(), schema, schema, values);
    assertThat(PlainValue.of(RowFile.read(file)))
        .as("seed %d, schema %s", seed, schema)
        .isEqualTo(expected(schema, schema, values));
    assertDuckDbReads(file, values.size());
    Files.delete(file);
  }

  @Property(tries = 20)
  void rowGroupsAndPagesDoNotShowInTheRows(@ForAll long seed) throws IOException {
    RandomAvro avro = new RandomAvro(seed);
    Schema schema = avro.record();
    List<byte[]> values = values(avro, schema, 2_000);
    Path file = RowFile.write(directory(), schema, schema, values);
    assertThat(PlainValue.of(RowFile.read(file)))
        .as("seed %d, schema %s", seed, schema)
        .isEqualTo(expected(schema, schema, values));
    Files.delete(file);
  }

  @Property(tries = 250)
  void aProjectionIsWhatAvroResolves(@ForAll long seed, @ForAll boolean daring) throws IOException {
    RandomAvro avro = new RandomAvro(seed);
    Schema written = avro.record();
    Schema read = new RandomEvolution(seed, daring).next(written);
    String pair = "seed %d, written %s, read %s".formatted(seed, written, read);
    List<byte[]> values = values(avro, written, 10);
    List<byte[]> readable = new ArrayList<>();
    for (byte[] value : values) {
      if (avroReads(written, read, value)) {
        readable.add(value);
      }
    }
    RowProjection projection;
    try {
      projection = RowProjection.of(written, read, List.of());
    } catch (UnreadableProjectionException e) {
      assertThat(readable).as(pair).isEmpty();
      assertThat(RowProjection.resolves(written, read)).as(pair).isFalse();
      return;
    }
    if (RowProjection.resolves(written, read)) {
      assertThat(readable).as(pair).hasSameSizeAs(values);
    }
    List<byte[]> scanned = values.stream().filter(value -> accepts(projection, value)).toList();
    List<byte[]> textual = new ArrayList<>(readable);
    // What Avro reads as a string need not be one.
    textual.removeIf(value -> !scanned.contains(value) && daring);
    assertThat(scanned).as(pair).isEqualTo(textual);
    if (scanned.isEmpty()) {
      return;
    }
    Path file = RowFile.write(directory(), written, read, scanned);
    assertThat(PlainValue.of(RowFile.read(file)))
        .as(pair)
        .isEqualTo(expected(written, read, scanned));
    Files.delete(file);
  }

  private static boolean avroReads(Schema written, Schema read, byte[] value) {
    try {
      AvroBytes.decode(written, read, value);
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static boolean accepts(RowProjection projection, byte[] value) {
    try {
      projection.scan(value, 0, value.length);
      return true;
    } catch (BadRecordException e) {
      return false;
    }
  }

  @Property(tries = 150)
  void damagedBytesAreRefusedOrReadAsAvroReadsThem(@ForAll long seed) throws IOException {
    RandomAvro avro = new RandomAvro(seed);
    Schema written = avro.record();
    Schema read =
        avro.random().nextBoolean() ? written : new RandomEvolution(seed, false).next(written);
    RowProjection projection = RowProjection.of(written, read, List.of());
    List<byte[]> accepted = new ArrayList<>();
    for (byte[] value : values(avro, written, 5)) {
      for (int i = 0; i < 40; i++) {
        byte[] damaged = damaged(avro.random(), value);
        if (accepts(projection, damaged)) {
          accepted.add(damaged);
        }
      }
    }
    if (!accepted.isEmpty()) {
      Path file = RowFile.write(directory(), written, read, accepted);
      assertThat(PlainValue.of(RowFile.read(file)))
          .as("seed %d, written %s, read %s", seed, written, read)
          .isEqualTo(expected(written, read, accepted));
      assertDuckDbReads(file, accepted.size());
      Files.delete(file);
    }
  }

  /** Hashing reads every value, without the JDBC driver's limits on nested ones. */
  private static void assertDuckDbReads(Path file, long rows) {
    assertThat(lake().query(List.of(file), "SELECT count(hash(file)) FROM $lake AS file"))
        .containsExactly(List.of(rows));
  }

  private static byte[] damaged(RandomGenerator random, byte[] value) {
    byte[] damaged =
        switch (random.nextInt(4)) {
          case 0 -> Arrays.copyOf(value, random.nextInt(value.length + 1));
          case 1 -> Arrays.copyOf(value, value.length + random.nextInt(10));
          case 2 -> new byte[random.nextInt(200)];
          default -> value.clone();
        };
    if (random.nextInt(4) == 0) {
      random.nextBytes(damaged);
    }
    for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    }
    return damaged;
  }

  private static List<byte[]> values(RandomAvro avro, Schema schema, int count) {
    List<byte[]> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(
          AvroBytes.encode(
              schema,
              java.util.Objects.requireNonNull(avro.value(schema)),
              avro.random().nextBoolean()));
    }
    return values;
  }

  static List<@Nullable Object> expected(Schema written, Schema read, List<byte[]> values)
      throws IOException {
    List<@Nullable Object> expected = new ArrayList<>();
    for (byte[] value : values) {
      expected.add(PlainValue.of(AvroBytes.decode(written, read, value)));
    }
    return expected;
  }
}
