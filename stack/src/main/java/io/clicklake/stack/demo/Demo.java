package io.clicklake.stack.demo;

import io.clicklake.stack.lake.CommitLogs;
import io.clicklake.stack.lake.Lake;
import io.clicklake.stack.lake.LakeDirectory;
import io.clicklake.stack.lake.LakeView;
import io.clicklake.stack.live.KafkaEnds;
import io.clicklake.stack.local.LocalStack;
import io.clicklake.stack.question.PostViews;
import io.clicklake.stack.question.RejectionCount;
import io.clicklake.stack.traffic.BlogTraffic;
import io.clicklake.stack.traffic.Pause;
import io.clicklake.stack.traffic.Tally;
import io.clicklake.stack.traffic.TrafficPlan;
import io.clicklake.stack.traffic.TrafficPoster;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** One run over a stack that is up: posts the traffic, waits for the lake, asks it. */
final class Demo {
  private static final Duration LAKE_PATIENCE = Duration.ofMinutes(3);

  private final LocalStack stack;
  private final LakeDirectory lake;
  private final Path sinkLog;
  private final PrintStream out;
  private final Clock clock;

  /** How the traffic is posted: events per request, requests at the same time. */
  record Load(int batchSize, int senders) {

    Load {
      if (batchSize < 1 || batchSize > TrafficPoster.MAX_BATCH_SIZE) {
        throw new IllegalArgumentException(
            "batch size is %d, expected 1 to %d"
                .formatted(batchSize, TrafficPoster.MAX_BATCH_SIZE));
      }
      if (senders < 1) {
        throw new IllegalArgumentException("senders is " + senders + ", expected at least 1");
      }
    }
  }

  Demo(LocalStack stack, LakeDirectory lake, Path sinkLog, PrintStream out, Clock clock) {
    this.stack = stack;
    this.lake = lake;
    this.sinkLog = sinkLog;
    this.out = out;
    this.clock = clock;
  }

  /**
   * Runs the plan and reports; progress goes to the output.
   *
   * @param times the clock of the steps; those of this run are added
   */
  DemoReport run(TrafficPlan plan, Load load, StepTimes times) throws InterruptedException {
    ProgressLine line = new ProgressLine(out, ProgressLine.Surface.ofStandardOutput(), clock);
    Tally tally = post(plan, load, times, line);
    awaitLake(times, line);
    try (Lake open = Lake.open(lake)) {
      RunAudit audit = new RunAudit(open, plan.run());
      Reconciliation reconciliation = audit.reconcile(tally);
      List<Partition> partitions = audit.partitions();
      List<Partition> rejectedPartitions = audit.rejectedPartitions();
      List<PostViews> posts = audit.postsByChannel();
      List<RejectionCount> rejections = audit.rejectionsByReason();
      times.done("query");
      return new DemoReport(
          plan,
          reconciliation,
          times.steps(),
          partitions,
          rejectedPartitions,
          posts,
          rejections,
          lake.root());
    }
  }

  private Tally post(TrafficPlan plan, Load load, StepTimes times, ProgressLine line)
      throws InterruptedException {
    TrafficPoster poster =
        TrafficPoster.to(stack.ingestUrl(), load.batchSize(), load.senders(), clock);
    Tally tally =
        poster.post(
            new BlogTraffic(plan),
            sofar ->
                line.show(
                    text(
                        "traffic  %,d of %,d events   %,d/s",
                        sofar.sent(), plan.events(), perSecond(sofar, times.soFar()))));
    StepTimes.Step step = times.done("traffic");
    line.end(
        text(
            "traffic  %,d events in %.1f s   %,d/s   %,d accepted, %,d rejected%s",
            tally.sent(),
            step.seconds(),
            perSecond(tally, step.took()),
            tally.accepted(),
            tally.rejected(),
            tally.repeats() == 0 ? "" : text(", %,d posts repeated", tally.repeats())));
    return tally;
  }

  private void awaitLake(StepTimes times, ProgressLine line) throws InterruptedException {
    Map<TopicPartition, Long> ends =
        new KafkaEnds(stack.broker())
            .of(List.of(LakeView.CLICK_EVENTS.topic(), LakeView.REJECTED_EVENTS.topic()));
    new LakeWait(new CommitLogs(lake), LAKE_PATIENCE, sinkLog, clock, Pause.sleeping())
        .until(
            ends,
            progress ->
                line.show(
                    text("lake     %,d of %,d records", progress.inLake(), progress.inKafka())));
    long records = ends.values().stream().mapToLong(Long::longValue).sum();
    StepTimes.Step step = times.done("lake");
    line.end(text("lake     %,d records in %.1f s", records, step.seconds()));
  }

  private static long perSecond(Tally tally, Duration taken) {
    return tally.sent() * 1000L / Math.max(1, taken.toMillis());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
