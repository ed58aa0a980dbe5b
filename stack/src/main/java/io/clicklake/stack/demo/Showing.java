package io.clicklake.stack.demo;

import io.clicklake.stack.lake.TextTable;
import io.clicklake.stack.lake.TextTable.Heading;
import io.clicklake.stack.question.PostViews;
import io.clicklake.stack.question.RejectionCount;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** A report as a person reads it. */
final class Showing {
  private static final int EXAMPLE_LENGTH = 88;

  private final PrintStream out;

  Showing(PrintStream out) {
    this.out = out;
  }

  void show(DemoReport report) {
    postsByChannel(report.postsByChannel());
    partitions(report);
    rejections(report.rejectionsByReason());
    steps(report.steps());
    reconciliation(report.reconciliation());
  }

  private void postsByChannel(List<PostViews> posts) {
    TextTable table =
        new TextTable(
            List.of(
                Heading.left("post"),
                Heading.right("views"),
                Heading.right("search"),
                Heading.right("social"),
                Heading.right("newsletter"),
                Heading.right("blogs"),
                Heading.right("direct")));
    List<ToLongFunction<PostViews>> counts =
        List.of(
            PostViews::views,
            PostViews::search,
            PostViews::social,
            PostViews::newsletter,
            PostViews::blogs,
            PostViews::direct);
    for (PostViews post : posts) {
      List<String> cells = new ArrayList<>(List.of(post.post()));
      counts.forEach(count -> cells.add(number(count.applyAsLong(post))));
      table.add(cells);
    }
    List<String> sums = new ArrayList<>(List.of("all posts"));
    counts.forEach(count -> sums.add(number(posts.stream().mapToLong(count).sum())));
    table.add(sums);
    print("Page views by post and referral channel", table);
  }

  private void partitions(DemoReport report) {
    TextTable table =
        new TextTable(
            List.of(
                Heading.left("partition"),
                Heading.right("files"),
                Heading.right("rows"),
                Heading.right("bytes")));
    List<Partition> all = new ArrayList<>(report.partitions());
    all.addAll(report.rejectedPartitions());
    for (Partition partition : all) {
      table.add(
          List.of(
              partition.path(),
              number(partition.files()),
              number(partition.rows()),
              number(partition.bytes())));
    }
    print("Partitions in " + report.lakeRoot(), table);
  }

  private void rejections(List<RejectionCount> rejections) {
    TextTable table =
        new TextTable(
            List.of(Heading.left("reason"), Heading.right("events"), Heading.left("for example")));
    for (RejectionCount rejection : rejections) {
      table.add(
          List.of(rejection.reason(), number(rejection.events()), shortened(rejection.example())));
    }
    print("Rejections by reason", table);
  }

  private void steps(List<StepTimes.Step> steps) {
    TextTable table = new TextTable(List.of(Heading.left("step"), Heading.right("seconds")));
    for (StepTimes.Step step : steps) {
      table.add(List.of(step.name(), String.format(Locale.ROOT, "%.1f", step.seconds())));
    }
    print("Seconds per step", table);
  }

  private void reconciliation(Reconciliation reconciliation) {
    out.println();
    out.println("Reconciliation");
    for (Reconciliation.Check check : reconciliation.checks()) {
      String mark = check.result() == Reconciliation.Result.OK ? "ok " : "OFF";
      out.printf("  %s  %-36s %s%n", mark, check.claim(), check.numbers());
    }
  }

  private void print(String title, TextTable table) {
    out.println();
    out.println(title);
    table.lines().forEach(line -> out.println("  " + line));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() > EXAMPLE_LENGTH ? line.substring(0, EXAMPLE_LENGTH) + "…" : line;
  }
}
