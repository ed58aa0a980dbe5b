package io.clicklake.connect.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.RequiresFallback;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the byte strings of a column as numbers into a dictionary: the same bytes as
 * parquet-column's own writer makes, but the dictionary is a few arrays and not an object per
 * string: looking strings up was half of what a record costs. Used by one thread.
 */
final class DictionaryWriter extends ValuesWriter implements RequiresFallback {

  private static final int FIRST_NUMBERS = 64;

  private final int maxDictionaryBytes;
  private final ByteBufferAllocator allocator;
  private final ByteStrings dictionary = new ByteStrings();
  private final Taker taker = new Taker();
  private int[] numbers = {};
  private int count;

  /** The dictionary as the pages up to the last one encoded use it. */
  private Extent encoded = Extent.NONE;

  /** The dictionary as the pages kept use it: the first page may be encoded anew without it. */
  private Extent used = Extent.NONE;

  private record Extent(int size, int bytes) {
    static final Extent NONE = new Extent(0, 0);
  }

  DictionaryWriter(int maxDictionaryBytes, ByteBufferAllocator allocator) {
    this.maxDictionaryBytes = maxDictionaryBytes;
    this.allocator = allocator;
  }

  @Override
  public void writeBytes(Binary value) {
    try {
      value.writeTo(taker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a binary tells its bytes without a copy or an object. */
  private final class Taker extends OutputStream {

    @Override
    public void write(byte[] bytes, int start, int length) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, Math.max(FIRST_NUMBERS, count * 2));
      }
      numbers[count++] = dictionary.number(bytes, start, length);
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }
  }

  @Override
  public boolean shouldFallBack() {
    return dictionary.plainBytes() > maxDictionaryBytes;
  }

  @Override
  public boolean isCompressionSatisfying(long rawSize, long encodedSize) {
    return encodedSize + dictionary.plainBytes() < rawSize;
  }

  @Override
  public void fallBackAllValuesTo(ValuesWriter writer) {
    for (int i = 0; i < count; i++) {
      int number = numbers[i];
      writer.writeBytes(
          Binary.fromReusedByteArray(
              dictionary.plain(), dictionary.start(number), dictionary.length(number)));
    }
    count = 0;
    encoded = used;
    if (used.size() == 0) {
      dictionary.clear();
    }
  }

  @Override
  public BytesInput getBytes() {
    int bitWidth = BytesUtils.getWidthFromMaxInt(dictionary.size() - 1);
    try (RunLengthBitPackingHybridEncoder encoder =
        new RunLengthBitPackingHybridEncoder(
            bitWidth, FIRST_NUMBERS, Math.max(FIRST_NUMBERS, maxDictionaryBytes), allocator)) {
      for (int i = 0; i < count; i++) {
        encoder.writeInt(numbers[i]);
      }
      encoded = new Extent(dictionary.size(), dictionary.plainBytes());
      return BytesInput.from(
          BytesInput.concat(BytesInput.from(new byte[] {(byte) bitWidth}), encoder.toBytes())
              .toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable DictionaryPage toDictPageAndClose() {
    return used.size() == 0
        ? null
        : new DictionaryPage(
            BytesInput.from(dictionary.plain(), 0, used.bytes()),
            used.size(),
            Encoding.PLAIN_DICTIONARY);
  }

  @Override
  public Encoding getEncoding() {
    return Encoding.PLAIN_DICTIONARY;
  }

  @Override
  public void reset() {
    count = 0;
    used = encoded;
  }

  @Override
  public void resetDictionary() {
    encoded = Extent.NONE;
    used = Extent.NONE;
    dictionary.clear();
  }

  @Override
  public void close() {
    numbers = new int[0];
    count = 0;
  }

  @Override
  public long getBufferedSize() {
    return (long) count * Integer.BYTES;
  }

  @Override
  public long getAllocatedSize() {
    return (long) numbers.length * Integer.BYTES + dictionary.heapBytes();
  }

  @Override
  public String memUsageString(String prefix) {
    return "%s dictionary of %d strings, %d bytes"
        .formatted(prefix, dictionary.size(), getAllocatedSize());
  }
}
