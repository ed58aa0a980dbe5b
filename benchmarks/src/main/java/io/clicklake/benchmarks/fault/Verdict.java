package io.clicklake.benchmarks.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * What the lake holds after all, beside what Kafka acknowledged.
 *
 * @param acknowledged events that the producer has the broker's word for
 * @param inKafka records that the topic holds
 * @param rows in the lake, as DuckDB counts them
 * @param distinct different events among them
 * @param rejected records that the commit records say were unreadable
 * @param commits commit records
 * @param files data files
 * @param findings what does not fit among records, files and Kafka
 * @param failedTasks tasks that gave up and had to be started by hand
 */
record Verdict(
    long acknowledged,
    long inKafka,
    long rows,
    long distinct,
    long rejected,
    int commits,
    int files,
    List<String> findings,
    List<String> failedTasks) {

  private static final int FINDINGS_SHOWN = 20;

  Verdict {
    findings = List.copyOf(findings);
    failedTasks = List.copyOf(failedTasks);
  }

  /** Events that Kafka took and the lake does not show. */
  long lost() {
    return acknowledged - distinct;
  }

  /** Rows that are there more than once. */
  long duplicated() {
    return rows - distinct;
  }

  /** Whether every event is there once, and nothing else, and no task gave up. */
  boolean exact() {
    return lost() == 0
        && duplicated() == 0
        && inKafka == rows
        && rejected == 0
        && findings.isEmpty()
        && failedTasks.isEmpty();
  }

  void print(PrintStream out) {
    line(out, "events acknowledged by Kafka", acknowledged);
    line(out, "records in Kafka", inKafka);
    line(out, "rows in the lake", rows);
    line(out, "distinct events in the lake", distinct);
    line(out, "lost", lost());
    line(out, "duplicated", duplicated());
    line(out, "rejected", rejected);
    line(out, "commit records", commits);
    line(out, "data files", files);
    line(out, "findings in records and files", findings.size());
    findings.stream().limit(FINDINGS_SHOWN).forEach(finding -> out.println("    " + finding));
    line(out, "tasks that gave up", failedTasks.size());
    failedTasks.stream().limit(FINDINGS_SHOWN).forEach(task -> out.println("    " + task));
    out.println(exact() ? "every event is in the lake once" : "OFF");
    out.flush();
  }

  private static void line(PrintStream out, String name, long figure) {
    out.printf(Locale.ROOT, "%-32s %,12d%n", name, figure);
  }

  void writeTo(ObjectNode node) {
    node.put("acknowledged", acknowledged)
        .put("in_kafka", inKafka)
        .put("rows", rows)
        .put("distinct", distinct)
        .put("lost", lost())
        .put("duplicated", duplicated())
        .put("rejected", rejected)
        .put("commit_records", commits)
        .put("data_files", files)
        .put("exact", exact());
    findings.forEach(node.putArray("findings")::add);
    failedTasks.forEach(node.putArray("failed_tasks")::add);
  }
}
