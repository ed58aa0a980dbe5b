package io.clicklake.host.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedMetricsTest {

  @Test
  void aLineNamesNamespaceDimensionsAndUnits() {
    Map<Metric, Double> numbers = new EnumMap<>(Metric.class);
    numbers.put(Metric.CONSUMER_LAG, 3e7);
    numbers.put(Metric.DISK_USED_PERCENT, 12.34567);
    assertThat(new EmbeddedMetrics("prod", "2").line(Instant.ofEpochMilli(1700000000000L), numbers))
        .isEqualTo(
            """
            {"_aws":{"Timestamp":1700000000000,"CloudWatchMetrics":[{"Namespace":"Clicklake",\
            "Dimensions":[["Deployment"],["Deployment","Node"]],\
            "Metrics":[{"Name":"ConsumerLag","Unit":"Count"},{"Name":"DiskUsedPercent","Unit":"Percent"}]}]},\
            "Deployment":"prod","Node":"2","ConsumerLag":3.0E7,"DiskUsedPercent":12.35}""");
  }
}
