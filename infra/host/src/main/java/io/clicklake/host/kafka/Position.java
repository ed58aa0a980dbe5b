package io.clicklake.host.kafka;

import java.util.OptionalLong;

/**
 * How far the sink has come in one partition. It commits an offset after its files are in the lake.
 *
 * @param first offset of the first record that Kafka keeps
 * @param end the offset behind the last one
 * @param committed the offset that the sink goes on from; none before it has committed any
 */
public record Position(long first, long end, OptionalLong committed) {

  /** How many records wait: those that Kafka does not keep any more do not. */
  public long behind() {
    return Math.max(0, end - Math.max(first, committed.orElse(first)));
  }
}
