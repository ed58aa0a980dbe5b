package io.clicklake.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.stack.lake.Lake;
import io.clicklake.stack.lake.LakeView;
import io.clicklake.stack.question.PostViews;
import io.clicklake.stack.question.Questions;
import io.clicklake.stack.question.RejectionCount;
import io.clicklake.stack.question.Scope;
import io.clicklake.stack.traffic.Tally;
import java.util.List;

/** What SQL finds of one run in the lake. */
final class RunAudit {
  private final Lake lake;
  private final Scope run;
  private final Questions questions;

  RunAudit(Lake lake, String run) {
    this.lake = lake;
    this.run = Scope.ofRun(run);
    this.questions = new Questions(lake, this.run);
  }

  Reconciliation reconcile(Tally tally) {
    List<JsonNode> accepted =
        row("SELECT count(*), count(DISTINCT event_id) FROM click_events WHERE " + run.events());
    List<JsonNode> rejected = row("SELECT count(*) FROM rejected_events WHERE " + run.rejections());
    return new Reconciliation(
        tally.sent(),
        tally.accepted(),
        tally.rejected(),
        accepted.get(0).longValue(),
        accepted.get(1).longValue(),
        rejected.get(0).longValue());
  }

  List<Partition> partitions() {
    return Partition.of(
        lake.directory(), lake.files(LakeView.CLICK_EVENTS, run.events(), run.parameters()));
  }

  List<Partition> rejectedPartitions() {
    return Partition.of(
        lake.directory(), lake.files(LakeView.REJECTED_EVENTS, run.rejections(), run.parameters()));
  }

  List<PostViews> postsByChannel() {
    return questions.postsByChannel();
  }

  List<RejectionCount> rejectionsByReason() {
    return questions.rejectionsByReason();
  }

  private List<JsonNode> row(String sql) {
    return lake.rows(sql, run.parameters()).get(0);
  }
}
