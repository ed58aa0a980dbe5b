package io.clicklake.connect.partition;

/** The topic's offsets are not those the commit log was written for. */
public final class OffsetsRestartedException extends RuntimeException {

  OffsetsRestartedException(String topic, int partition, long expected, long delivered) {
    super(
        ("the lake holds %s-%d up to offset %d, but Kafka delivers offset %d: was the topic deleted"
                + " and created again? Its records would be skipped as already written. Give the"
                + " connector a topics.dir of its own for the new topic, or move the old topic's"
                + " data and commit log away together")
            .formatted(topic, partition, expected, delivered));
  }
}
