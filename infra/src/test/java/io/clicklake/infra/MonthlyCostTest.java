package io.clicklake.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The cost table of the operations document is what its formulae and prices make. */
class MonthlyCostTest {

  private static final Map<String, MonthlyCost> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("1 M events", new MonthlyCost(1e6, 1, Prices.T4G_MEDIUM_HOUR, 20, 1, 3));
    COLUMNS.put("100 M", new MonthlyCost(1e8, 1, Prices.T4G_MEDIUM_HOUR, 20, 1, 3));
    COLUMNS.put("10 B", new MonthlyCost(1e10, 3, Prices.M7G_LARGE_HOUR, 1_000, 3, 12));
  }

  @Test
  void theTableIsWhatFormulaeAndPricesMake() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append(
        """
        Dollars a month, Amazon's list prices in US East (N. Virginia) as of mid-2025, without taxes, free tiers and discounts. 1 M and 100 M events on one host (t4g.medium, 20 GiB), 10 B on a cluster of three (m7g.large, 1,000 GiB, endpoints in
        every zone).

        """);
    table.append("| | ").append(String.join(" | ", COLUMNS.keySet())).append(" |\n|---|");
    table.append("--:|".repeat(COLUMNS.size())).append("\n");
    for (String line : COLUMNS.values().iterator().next().lines().keySet()) {
      table.append("| ").append(line).append(" |");
      for (MonthlyCost column : COLUMNS.values()) {
        table
            .append(" ")
            .append(MonthlyCost.dollars(column.lines().getOrDefault(line, 0.0)))
            .append(" |");
      }
      table.append("\n");
    }
    table.append("| **together** |");
    for (MonthlyCost column : COLUMNS.values()) {
      table.append(" **").append(MonthlyCost.dollars(column.sum())).append("** |");
    }
    table.append("\n| dollars for a million events |");
    for (MonthlyCost column : COLUMNS.values()) {
      table
          .append(" ")
          .append(MonthlyCost.dollars(column.sum() / (column.events() / 1e6)))
          .append(" |");
    }
    table.append(
        """


        How it is counted, with `E` events, `R = E ÷ %d` requests (what the tracker puts into one), `H` hosts and `Z` zones with endpoints:

        | line | formula |
        |---|---|
        | HTTP API | R × $%.2f a million, beyond 300 M $%.2f |
        | function | R × $%.2f a million + R × %d ms × %.0f GiB × $%s a GiB-second |
        | logs | (R × %,d bytes of the function's line, Lambda's and the access log + H × %.0f GB) × $%.2f a GB |
        | hosts, volumes | H × %.0f h × the hour; H × (data + 16 GiB) × $%.2f |
        | network | 3 endpoints × Z × %.0f h × $%.2f + $%.2f for the zone of names; in a cluster E × %d bytes × 4 (to the leader, two copies, to the sink) × $%.2f a GB between zones |
        | lake | 12 months × E × %d bytes × $%.3f a GB + (partitions + 1) × %,d commits × %d requests × $%.3f a thousand |
        | queries | ten times half of the year's bytes × $%.0f a TB |
        | metrics and alarms | (%d + %d × (1 + H)) × $%.2f + %d × $%.2f |

        %d bytes are an event in Avro and %d in the lake, as measured ([benchmarks.md](benchmarks.md)). With MSK the hosts' line is 3 × $0.204 an hour for kafka.m7g.large and $0.11 an hour for each unit of MSK Connect, from $607 a month, and the registry's host.
        """
            .formatted(
                MonthlyCost.EVENTS_PER_REQUEST,
                Prices.HTTP_API_MILLION,
                Prices.HTTP_API_MILLION_BEYOND_300,
                Prices.LAMBDA_MILLION,
                MonthlyCost.BILLED_MILLIS,
                MonthlyCost.MEMORY_GIB,
                "0.0000133334",
                MonthlyCost.LOG_BYTES_PER_REQUEST,
                MonthlyCost.HOST_LOG_GB,
                Prices.LOGS_GB,
                Prices.HOURS,
                Prices.VOLUME_GIB,
                Prices.HOURS,
                Prices.ENDPOINT_ZONE_HOUR,
                Prices.PRIVATE_ZONE,
                MonthlyCost.AVRO_BYTES,
                Prices.BETWEEN_ZONES_GB,
                MonthlyCost.LAKE_BYTES,
                Prices.STORAGE_GB,
                MonthlyCost.COMMITS_PER_PARTITION,
                MonthlyCost.REQUESTS_PER_COMMIT,
                Prices.PUT_THOUSAND,
                Prices.ATHENA_TB,
                MonthlyCost.METRICS,
                MonthlyCost.METRICS_PER_HOST,
                Prices.METRIC,
                MonthlyCost.ALARM_METRICS,
                Prices.ALARM_METRIC,
                MonthlyCost.AVRO_BYTES,
                MonthlyCost.LAKE_BYTES));
    new GeneratedPart(TerraformFiles.HOME.resolve("docs/operations.md"), "cost")
        .is(table.toString(), MonthlyCostTest.class);
  }

  @Test
  void aHostsVolumeHoldsTheRetention() {
    for (MonthlyCost column : COLUMNS.values()) {
      double week = column.events() / 30 * 7 * MonthlyCost.AVRO_BYTES / Math.pow(2, 30);
      assertThat(week)
          .as("GiB of a week of %s events", column.events())
          .isLessThan(0.75 * column.volumeGib() + (column.hosts() > 1 ? 1 : 0));
    }
  }
}
