package io.clicklake.connect.partitioner;

import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.row.Row;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A row of given values. */
final class FixedRow implements Row {

  static final KafkaRecord RECORD = new KafkaRecord(7, 1_000, new byte[0]);

  private final List<@Nullable Object> values = new ArrayList<>();
  private final List<Schema> types = new ArrayList<>();

  static FixedRow empty() {
    return new FixedRow();
  }

  FixedRow with(@Nullable Object value, String type) {
    values.add(value);
    types.add(new Schema.Parser().parse(type.startsWith("{") ? type : "\"" + type + "\""));
    return this;
  }

  @Override
  public @Nullable Object field(int index) {
    return values.get(index);
  }

  @Override
  public Schema fieldSchema(int index) {
    return types.get(index);
  }
}
