package io.clicklake.connect.file;

import static org.apache.parquet.column.Encoding.PLAIN;
import static org.apache.parquet.column.Encoding.PLAIN_DICTIONARY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.IntFunction;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;

class ColumnEncodingsTest {

  private static final int PAGE = 20_000;
  private static final int FILES_WITHOUT = 15;
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message m { required binary id (UTF8); required binary session (UTF8);"
              + " required int64 time; required double share; }");

  private final ParquetProperties properties =
      new ParquetSettings(Compression.SNAPPY, 32 << 20, 8 << 20).properties();

  private record Page(Encoding encoding, byte[] bytes) {}

  @Test
  void aDictionaryThatDidNotPayIsLeftOutOfTheFilesThatFollowWhichAreTheSame() throws IOException {
    for (String column : new String[] {"id", "time", "share"}) {
      Page tried = page(column, PAGE, i -> i);
      assertThat(tried.encoding()).isEqualTo(PLAIN);
      for (int file = 0; file < FILES_WITHOUT; file++) {
        assertThat(page(column, PAGE, i -> i % 10).encoding()).as(column).isEqualTo(PLAIN);
      }
      assertThat(page(column, PAGE, i -> i % 10).encoding()).as(column).isEqualTo(PLAIN_DICTIONARY);
      page(column, PAGE, i -> i);
      assertThat(page(column, PAGE, i -> i)).usingRecursiveComparison().isEqualTo(tried);
    }
  }

  @Test
  void aDictionaryThatPaidIsKept() throws IOException {
    for (int file = 0; file < 3; file++) {
      assertThat(page("session", PAGE, i -> i % 1_000).encoding()).isEqualTo(PLAIN_DICTIONARY);
      page("id", PAGE, i -> i);
    }
  }

  @Test
  void aPageOfFewBytesTellsNothingOfTheNext() throws IOException {
    assertThat(page("session", 1_000, i -> i).encoding()).isEqualTo(PLAIN);
    assertThat(page("session", PAGE, i -> i % 1_000).encoding()).isEqualTo(PLAIN_DICTIONARY);
  }

  @Test
  void aDictionaryThatPaidInTheFirstPageIsTriedInTheNextFileToo() throws IOException {
    ValuesWriter writer = writer("session");
    write(writer, "session", PAGE, i -> i % 1_000);
    assertThat(writer.getBytes().size()).isPositive();
    writer.reset();
    write(writer, "session", PAGE * 2, i -> i);
    assertThat(writer.getEncoding()).isEqualTo(PLAIN);
    assertThat(page("session", PAGE, i -> i % 1_000).encoding()).isEqualTo(PLAIN_DICTIONARY);
  }

  /** The first page of a new file. */
  private Page page(String column, int values, IntFunction<Integer> numbers) throws IOException {
    ValuesWriter writer = writer(column);
    write(writer, column, values, numbers);
    byte[] bytes = writer.getBytes().toByteArray();
    return new Page(writer.getEncoding(), bytes);
  }

  private ValuesWriter writer(String column) {
    ColumnDescriptor descriptor = SCHEMA.getColumnDescription(new String[] {column});
    return properties.newValuesWriter(descriptor);
  }

  private static void write(
      ValuesWriter writer, String column, int values, IntFunction<Integer> numbers) {
    for (int i = 0; i < values; i++) {
      int number = numbers.apply(i);
      switch (column) {
        case "time" -> writer.writeLong(number);
        case "share" -> writer.writeDouble(number);
        default ->
            writer.writeBytes(
                Binary.fromConstantByteArray(
                    new UUID(1, number).toString().getBytes(StandardCharsets.UTF_8)));
      }
    }
  }
}
