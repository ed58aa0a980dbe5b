package io.clicklake.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.stack.lake.Lake;
import io.clicklake.stack.lake.LakeView;
import io.clicklake.stack.traffic.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What SQL finds of one run in the lake. Accepted events carry the run in {@code properties.run};
 * rejected ones are known by the run's name in their payload.
 */
final class RunAudit {
  private static final String OF_RUN = "properties['run'] = ?";
  private static final String REJECTED_OF_RUN = "contains(payload, ?)";

  private final Lake lake;
  private final List<String> run;

  RunAudit(Lake lake, String run) {
    this.lake = lake;
    this.run = List.of(run);
  }

  Reconciliation reconcile(Tally tally) {
    List<JsonNode> accepted =
        row("SELECT count(*), count(DISTINCT event_id) FROM click_events WHERE " + OF_RUN);
    List<JsonNode> rejected = row("SELECT count(*) FROM rejected_events WHERE " + REJECTED_OF_RUN);
    return new Reconciliation(
        tally.sent(),
        tally.accepted(),
        tally.rejected(),
        accepted.get(0).longValue(),
        accepted.get(1).longValue(),
        rejected.get(0).longValue());
  }

  List<Partition> partitions() {
    return Partition.of(lake.directory(), lake.files(LakeView.CLICK_EVENTS, OF_RUN, run));
  }

  List<Partition> rejectedPartitions() {
    return Partition.of(
        lake.directory(), lake.files(LakeView.REJECTED_EVENTS, REJECTED_OF_RUN, run));
  }

  /** Which posts are read, by referral channel: the question the pipeline was made for. */
  List<PostViews> postsByChannel() {
    return lake.rows(resource("posts-by-channel.sql"), run).stream().map(PostViews::of).toList();
  }

  List<RejectionCount> rejectionsByReason() {
    return lake
        .rows(
            "SELECT reason, count(*), min(message) FROM rejected_events WHERE "
                + REJECTED_OF_RUN
                + " GROUP BY reason ORDER BY count(*) DESC, reason",
            run)
        .stream()
        .map(
            row ->
                new RejectionCount(
                    row.get(0).asText(), row.get(1).longValue(), row.get(2).asText()))
        .toList();
  }

  private List<JsonNode> row(String sql) {
    return lake.rows(sql, run).get(0);
  }

  private static String resource(String name) {
    try (InputStream in = RunAudit.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing beside RunAudit");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + name, e);
    }
  }
}
