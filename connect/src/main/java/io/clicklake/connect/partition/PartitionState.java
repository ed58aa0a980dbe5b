package io.clicklake.connect.partition;

import io.clicklake.connect.batch.RotationReason;
import io.clicklake.connect.decode.KafkaRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a partition stands; a method that changes that returns the state to go on in. */
sealed interface PartitionState permits Unpositioned, Seeking, Writing, Repairing {

  PartitionState add(KafkaRecord incoming);

  PartitionState rotateIfDue(Instant now);

  /** Closes the batch now, for this reason; nothing to do where none is open. */
  default PartitionState rotate(RotationReason reason) {
    return this;
  }

  /** What is open and not committed. */
  default OpenWork openWork() {
    return OpenWork.NONE;
  }

  /** The newest record time seen, in milliseconds since 1970-01-01T00:00:00Z. */
  default OptionalLong newestRecordMillis() {
    return OptionalLong.empty();
  }

  /** Nothing delivered so far is delivered again, and the consumer stands where it was asked to. */
  PartitionState roundSucceeded();

  /** The offset up to which everything is in the lake, where that is known. */
  OptionalLong committed();

  /** When {@link #rotateIfDue} has something to do at the latest. */
  Optional<Instant> deadline();

  /** Gives up what is open; the state cannot be used afterwards. */
  void discard();
}
