package io.clicklake.stack.verify;

import io.clicklake.connect.audit.AuditReport;
import io.clicklake.connect.audit.Finding;
import io.clicklake.connect.audit.PartitionAudit;
import io.clicklake.connect.commit.History;
import io.clicklake.stack.lake.TextTable;
import io.clicklake.stack.lake.TextTable.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An audit as lines of text: a table of the partitions, then every finding. Pure. */
final class AuditText {

  private AuditText() {}

  static List<String> of(AuditReport report) {
    List<String> lines = new ArrayList<>();
    if (!report.partitions().isEmpty()) {
      lines.addAll(table(report).lines());
    }
    for (Finding finding : report.findings()) {
      lines.add("");
      lines.add(finding.kind().title() + ": " + finding.key());
      lines.add("  expected  " + finding.expected());
      lines.add("  found     " + finding.found());
    }
    return lines;
  }

  private static TextTable table(AuditReport report) {
    TextTable table =
        new TextTable(
            List.of(
                Heading.left("topic"),
                Heading.right("partition"),
                Heading.right("records"),
                Heading.right("offsets"),
                Heading.right("files"),
                Heading.right("rows"),
                Heading.right("rejected"),
                Heading.right("absent"),
                Heading.left("state")));
    for (PartitionAudit partition : report.partitions()) {
      History sums = partition.sums();
      table.add(
          List.of(
              partition.topic(),
              number(partition.partition()),
              number(partition.records()),
              "[%d, %d)".formatted(sums.first(), partition.next()),
              number(sums.files()),
              number(sums.rows()),
              number(sums.rejected()),
              number(sums.absent()),
              state(partition)));
    }
    return table;
  }

  private static String state(PartitionAudit partition) {
    long off = partition.findings().stream().filter(finding -> !finding.inFlight()).count();
    if (off > 0) {
      return number(off) + (off == 1 ? " finding" : " findings");
    }
    return partition.findings().isEmpty() ? "sound" : "in flight";
  }

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
