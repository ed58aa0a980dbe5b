package io.clicklake.infra;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a month of a deployment costs.
 *
 * @param events in the month
 * @param hosts of {@code hostHour} dollars an hour
 * @param volumeGib of each host
 * @param zones with endpoints of their own
 * @param partitions of the topic of events
 */
record MonthlyCost(
    double events, int hosts, double hostHour, int volumeGib, int zones, int partitions) {

  // Assumptions, told in the document.
  static final int EVENTS_PER_REQUEST = 5;
  static final int AVRO_BYTES = 340;
  static final int LAKE_BYTES = 45;
  static final int BILLED_MILLIS = 10;
  static final double MEMORY_GIB = 1;
  static final int LOG_BYTES_PER_REQUEST = 1_300;
  static final int METRICS = 12;
  static final int METRICS_PER_HOST = 5;
  static final int ALARM_METRICS = 14;
  static final double HOST_LOG_GB = 2;
  static final int COMMITS_PER_PARTITION = 30 * 24 * 6;
  static final int REQUESTS_PER_COMMIT = 6;
  static final double QUERIED_SHARE_OF_YEAR = 0.5;

  private static final double GB = 1e9;
  private static final double MILLION = 1e6;

  double requests() {
    return events / EVENTS_PER_REQUEST;
  }

  double api() {
    double millions = requests() / MILLION;
    return Math.min(millions, 300) * Prices.HTTP_API_MILLION
        + Math.max(0, millions - 300) * Prices.HTTP_API_MILLION_BEYOND_300;
  }

  double function() {
    return requests() / MILLION * Prices.LAMBDA_MILLION
        + requests() * BILLED_MILLIS / 1000 * MEMORY_GIB * Prices.LAMBDA_ARM_GIB_SECOND;
  }

  double logs() {
    return (requests() * LOG_BYTES_PER_REQUEST / GB + hosts * HOST_LOG_GB) * Prices.LOGS_GB;
  }

  double compute() {
    return hosts * hostHour * Prices.HOURS;
  }

  double volumes() {
    return hosts * (volumeGib + 16) * Prices.VOLUME_GIB;
  }

  double network() {
    double copies = hosts > 1 ? events * AVRO_BYTES / GB * 4 : 0;
    return 3 * zones * Prices.ENDPOINT_ZONE_HOUR * Prices.HOURS
        + Prices.PRIVATE_ZONE
        + copies * Prices.BETWEEN_ZONES_GB;
  }

  /** After a year. */
  double lake() {
    return events * 12 * LAKE_BYTES / GB * Prices.STORAGE_GB
        + (partitions + 1.0)
            * COMMITS_PER_PARTITION
            * REQUESTS_PER_COMMIT
            / 1000
            * Prices.PUT_THOUSAND;
  }

  double queries() {
    return events * 12 * LAKE_BYTES / 1e12 * QUERIED_SHARE_OF_YEAR * Prices.ATHENA_TB * 10;
  }

  double watching() {
    return (METRICS + METRICS_PER_HOST * (1 + hosts)) * Prices.METRIC
        + ALARM_METRICS * Prices.ALARM_METRIC;
  }

  /** Dollars by what they are for. */
  Map<String, Double> lines() {
    Map<String, Double> lines = new LinkedHashMap<>();
    lines.put("HTTP API", api());
    lines.put("function", function());
    lines.put("logs of requests and hosts", logs());
    lines.put("hosts", compute());
    lines.put("their volumes", volumes());
    lines.put("endpoints, names, copies between zones", network());
    lines.put("the lake, after a year", lake());
    lines.put("ten queries over half a year", queries());
    lines.put("metrics and alarms", watching());
    return lines;
  }

  double sum() {
    return lines().values().stream().mapToDouble(Double::doubleValue).sum();
  }

  static String dollars(double amount) {
    return amount < 10
        ? String.format(Locale.ROOT, "%.2f", amount)
        : String.format(Locale.ROOT, "%,d", Math.round(amount));
  }
}
