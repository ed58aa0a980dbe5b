package io.clicklake.connect.partition;

import io.clicklake.connect.decode.KafkaRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Only the log can say where the partition stands, and it has to be read. */
record Unpositioned() implements PartitionState {

  @Override
  public PartitionState add(KafkaRecord incoming) {
    throw new IllegalStateException("offset " + incoming.offset() + " added before recovery");
  }

  @Override
  public PartitionState rotateIfDue(Instant now) {
    return this;
  }

  @Override
  public PartitionState roundSucceeded() {
    return this;
  }

  @Override
  public OptionalLong committed() {
    return OptionalLong.empty();
  }

  @Override
  public Optional<Instant> deadline() {
    return Optional.empty();
  }

  @Override
  public void discard() {}
}
