package io.clicklake.connect.partition;

import io.clicklake.connect.decode.KafkaRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The consumer is being moved; what it delivers until then is delivered again. */
record Seeking(PartitionState then) implements PartitionState {

  @Override
  public PartitionState add(KafkaRecord incoming) {
    return this;
  }

  @Override
  public PartitionState rotateIfDue(Instant now) {
    return this;
  }

  @Override
  public PartitionState roundSucceeded() {
    return then.roundSucceeded();
  }

  @Override
  public OptionalLong committed() {
    return then.committed();
  }

  @Override
  public Optional<Instant> deadline() {
    return Optional.empty();
  }

  @Override
  public void discard() {
    then.discard();
  }
}
