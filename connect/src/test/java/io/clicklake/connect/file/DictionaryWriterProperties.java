package io.clicklake.connect.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainBinaryDictionaryValuesWriter;
import org.apache.parquet.column.values.fallback.FallbackValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

class DictionaryWriterProperties {

  private static final HeapByteBufferAllocator HEAP = HeapByteBufferAllocator.getInstance();
  private static final int MAX_DICTIONARY_BYTES = 2_000;

  @Property(tries = 500)
  void pagesAndDictionariesAreThoseOfParquetsOwnWriter(@ForAll long seed) throws IOException {
    FallbackValuesWriter<?, ?> ours =
        FallbackValuesWriter.of(new DictionaryWriter(MAX_DICTIONARY_BYTES, HEAP), plain());
    FallbackValuesWriter<?, ?> theirs =
        FallbackValuesWriter.of(
            new PlainBinaryDictionaryValuesWriter(
                MAX_DICTIONARY_BYTES, Encoding.PLAIN_DICTIONARY, Encoding.PLAIN_DICTIONARY, HEAP),
            plain());
    assertThat(written(seed, ours)).isEqualTo(written(seed, theirs));
  }

  private static ValuesWriter plain() {
    return new PlainValuesWriter(64, 1024 * 1024, HEAP);
  }

  /** Everything that comes out for some row groups of some pages of values drawn from the seed. */
  private static List<@Nullable Object> written(long seed, ValuesWriter writer) throws IOException {
    Random random = new Random(seed);
    List<@Nullable Object> written = new ArrayList<>();
    int distinct = 1 + random.nextInt(300);
    for (int groups = 1 + random.nextInt(3); groups > 0; groups--) {
      for (int pages = 1 + random.nextInt(4); pages > 0; pages--) {
        for (int values = random.nextInt(200); values > 0; values--) {
          byte[] value = value(random.nextInt(distinct));
          writer.writeBytes(Binary.fromReusedByteArray(value, 2, value.length - 3));
          java.util.Arrays.fill(value, (byte) 'z');
        }
        written.add(writer.getBufferedSize());
        written.add(HexFormat.of().formatHex(writer.getBytes().toByteArray()));
        written.add(writer.getEncoding());
        writer.reset();
      }
      DictionaryPage dictionary = writer.toDictPageAndClose();
      written.add(
          dictionary == null
              ? null
              : HexFormat.of().formatHex(dictionary.getBytes().toByteArray()));
      written.add(dictionary == null ? null : dictionary.getDictionarySize());
      writer.resetDictionary();
    }
    return written;
  }

  /** Differs from its neighbours at the start, in the middle or at the end; 0 to 60 bytes long. */
  private static byte[] value(int number) {
    String text = Integer.toString(number);
    String filler = "x".repeat(number % 7 * 8);
    String whole =
        number == 0
            ? ""
            : switch (number % 3) {
              case 0 -> text + filler;
              case 1 -> filler + text;
              default -> filler + text + filler.substring(0, filler.length() / 2);
            };
    return ("<<" + whole + ">").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
