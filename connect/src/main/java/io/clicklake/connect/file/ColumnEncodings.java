package io.clicklake.connect.file;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.RequiresFallback;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.factory.DefaultV1ValuesWriterFactory;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;
import org.apache.parquet.column.values.fallback.FallbackValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Parquet's encodings of version 1, with {@link DictionaryWriter} for byte strings. Remembers from
 * file to file whose dictionary did not pay, as that of an id or a time, and leaves it out for a
 * while. Used by one thread.
 */
final class ColumnEncodings implements ValuesWriterFactory {

  /** After a dictionary that did not pay. */
  private static final int TRIED_ONCE_IN_FILES = 16;

  private final DefaultV1ValuesWriterFactory others = new DefaultV1ValuesWriterFactory();
  private final Map<ColumnDescriptor, Integer> resting = new HashMap<>();
  private @Nullable ParquetProperties properties;

  @Override
  public void initialize(ParquetProperties properties) {
    this.properties = properties;
    others.initialize(properties);
  }

  @Override
  public ValuesWriter newValuesWriter(ColumnDescriptor column) {
    if (column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY) {
      return byteStrings(column, Objects.requireNonNull(properties, "not initialized"));
    }
    ValuesWriter writer = others.newValuesWriter(column);
    if (!(writer instanceof FallbackValuesWriter<?, ?> both)) {
      return writer;
    }
    return rests(column)
        ? both.fallBackWriter
        : tried(column, both.initialWriter, both.fallBackWriter);
  }

  private ValuesWriter byteStrings(ColumnDescriptor column, ParquetProperties sizes) {
    ValuesWriter plain =
        new PlainValuesWriter(
            sizes.getInitialSlabSize(), sizes.getPageSizeThreshold(), sizes.getAllocator());
    return rests(column)
        ? plain
        : tried(
            column,
            new DictionaryWriter(sizes.getDictionaryPageSizeThreshold(), sizes.getAllocator()),
            plain);
  }

  private <I extends ValuesWriter & RequiresFallback> ValuesWriter tried(
      ColumnDescriptor column, I dictionary, ValuesWriter plain) {
    return new TriedDictionary<>(dictionary, plain, () -> resting.put(column, TRIED_ONCE_IN_FILES));
  }

  private boolean rests(ColumnDescriptor column) {
    return resting.computeIfPresent(column, (any, left) -> left == 1 ? null : left - 1) != null;
  }
}
