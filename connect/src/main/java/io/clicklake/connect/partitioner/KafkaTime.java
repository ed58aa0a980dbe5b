package io.clicklake.connect.partitioner;

import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.row.Row;
import java.util.List;

/** Kafka's timestamp of the record: its creation or its append, as the topic is configured. */
final class KafkaTime implements TimeSource {

  @Override
  public List<String> fields() {
    return List.of();
  }

  @Override
  public long epochMillis(KafkaRecord record, Row row, int firstField) {
    if (record.timestampMillis() == KafkaRecord.NO_TIMESTAMP) {
      throw new BadRecordException(
          "Kafka has no timestamp of the record; set timestamp.extractor=RecordField or Wallclock");
    }
    return TimeSource.usable("Kafka's timestamp", record.timestampMillis());
  }
}
