package io.clicklake.connect.row;

import io.clicklake.connect.decode.BadRecordException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.parquet.column.ColumnWriter;
import org.jspecify.annotations.Nullable;

/**
 * Avro records of one schema as another schema reads them: defaults, promotions and aliases
 * included. Compiled once, then used per record: {@link #scan} checks the bytes whole, so that
 * {@link #writeTo} cannot fail half way. Holds on to the bytes scanned until the next scan. Used by
 * one thread.
 */
public final class RowProjection implements Row {

  private final Schema read;
  private final Node record;
  private final List<WantedField> wanted;
  private final AvroCursor cursor = new AvroCursor();
  private byte[] bytes = {};
  private int start;
  private int length = -1;

  private RowProjection(Schema read, Node record, List<WantedField> wanted) {
    this.read = read;
    this.record = record;
    this.wanted = wanted;
  }

  /**
   * Compiles a projection.
   *
   * @param wantedFields dotted paths in the read schema, through records and nullable records, to
   *     fields of a single value
   * @throws UnreadableProjectionException when no record written with the one can be read as the
   *     other, or numbers would change their value because their logical types differ
   * @throws UnsupportedSchemaException when a schema is recursive, or Parquet cannot hold the read
   *     one
   * @throws BadRecordException when the read schema has no such wanted field
   */
  public static RowProjection of(Schema written, Schema read, List<String> wantedFields) {
    Map<String, WantedField> byPath = new HashMap<>();
    List<WantedField> wanted = new ArrayList<>();
    for (String path : wantedFields) {
      wanted.add(
          byPath.computeIfAbsent(path, any -> new WantedField(FieldPath.schema(read, path))));
    }
    return new RowProjection(read, compile(written, read, byPath), List.copyOf(wanted));
  }

  private static Node compile(Schema written, Schema read, Map<String, WantedField> wanted) {
    ParquetSchema.of(read);
    Recursion.refuse(written);
    return new ProjectionCompiler(wanted).compile(written, LayoutBuilder.of(read));
  }

  /**
   * Whether every record written with the one can be read as the other, with its values kept. Such
   * as are out of their logical type's range are refused one by one all the same.
   */
  public static boolean resolves(Schema written, Schema read) {
    Schema aliased = Schema.applyAliases(written, read);
    if (SchemaCompatibility.checkReaderWriterCompatibility(read, aliased).getType()
        != SchemaCompatibilityType.COMPATIBLE) {
      return false;
    }
    try {
      compile(written, read, Map.of());
      return true;
    } catch (UnreadableProjectionException | UnsupportedSchemaException e) {
      return false;
    }
  }

  /** The schema of the rows. */
  public Schema read() {
    return read;
  }

  /**
   * Checks a value completely and remembers its wanted fields.
   *
   * @param bytes is read again by {@link #writeTo}; not copied, not changed
   * @throws BadRecordException when the bytes are no record of the written schema, or one with a
   *     value that the read schema, Parquet or its readers cannot hold
   */
  public void scan(byte[] bytes, int start, int length) {
    this.length = -1;
    wanted.forEach(WantedField::forget);
    cursor.over(bytes, start, length);
    try {
      record.scan(cursor);
      if (cursor.remaining() != 0) {
        throw new BadRecordException("%d bytes are left over".formatted(cursor.remaining()));
      }
    } catch (BadRecordException e) {
      throw new BadRecordException(
          "the value is no record of %s: %s".formatted(read.getFullName(), e.getMessage()), e);
    }
    this.bytes = bytes;
    this.start = start;
    this.length = length;
  }

  /**
   * Writes the value scanned last, as often as it is called.
   *
   * @param columns as {@link ParquetSchema#of} orders them
   */
  public void writeTo(ColumnWriter[] columns) {
    checkScanned();
    record.write(cursor.over(bytes, start, length), columns, 0);
  }

  /** Bytes of the value scanned last, as it was written. */
  public int encodedBytes() {
    checkScanned();
    return length;
  }

  @Override
  public @Nullable Object field(int index) {
    checkScanned();
    return wanted.get(index).value();
  }

  @Override
  public Schema fieldSchema(int index) {
    return wanted.get(index).schema();
  }

  private void checkScanned() {
    if (length < 0) {
      throw new IllegalStateException("no value was scanned, or the last one was refused");
    }
  }
}
