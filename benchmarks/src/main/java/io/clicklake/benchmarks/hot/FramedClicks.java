package io.clicklake.benchmarks.hot;

import io.clicklake.benchmarks.load.Clicks;
import io.clicklake.benchmarks.load.Timeline;
import io.clicklake.registry.serde.WireFormat;

/** Clicks in Confluent's wire format, made once. */
final class FramedClicks {

  private final byte[][] framed;

  FramedClicks(int count, int schemaId) {
    Clicks clicks = new Clicks(1, Timeline.threeHoursInOrder(count));
    framed = new byte[count][];
    for (int number = 0; number < count; number++) {
      framed[number] = WireFormat.frame(schemaId, clicks.avro(number));
    }
  }

  byte[] of(int number) {
    return framed[number];
  }
}
