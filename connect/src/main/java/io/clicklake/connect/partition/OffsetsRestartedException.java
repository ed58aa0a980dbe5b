package io.clicklake.connect.partition;

/** The topic's offsets are not those the commit log was written for. */
public final class OffsetsRestartedException extends RuntimeException {

  OffsetsRestartedException(String topic, int partition, long expected, long delivered) {
    super(
        ("the lake holds %s-%d up to offset %d, but Kafka delivers offset %d: was the topic deleted"
                + " and created again? Its records would be skipped as already written. Give the"
                + " connector a new topics.dir to keep both, or move the commit log of the old"
                + " topic away")
            .formatted(topic, partition, expected, delivered));
  }
}
