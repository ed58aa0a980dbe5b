package io.clicklake.host.measure;

/**
 * A number that a host tells; alarms and the dashboard of {@code infra/terraform} look for them.
 */
enum Metric {
  /** Records that wait in Kafka until the sink commits them, in all partitions. */
  CONSUMER_LAG("ConsumerLag", "Count"),
  /** Records that the sink has committed since the measurement before. */
  RECORDS_COMMITTED("RecordsCommitted", "Count"),
  /** Connectors and tasks that do not run. */
  FAILED_TASKS("FailedTasks", "Count"),
  /** Of the file system of what outlives a boot. */
  DISK_USED_PERCENT("DiskUsedPercent", "Percent"),
  /** Of the machine's memory, without what it would give back. */
  MEMORY_USED_PERCENT("MemoryUsedPercent", "Percent");

  private final String word;
  private final String unit;

  Metric(String word, String unit) {
    this.word = word;
    this.unit = unit;
  }

  /** Its name in CloudWatch. */
  String word() {
    return word;
  }

  /** Its unit, as CloudWatch spells it. */
  String unit() {
    return unit;
  }
}
