package io.clicklake.stack.live;

import io.clicklake.stack.lake.Lake;
import io.clicklake.stack.lake.LakeBounds;
import io.clicklake.stack.lake.LakeDirectory;
import io.clicklake.stack.question.PostViews;
import io.clicklake.stack.question.Questions;
import io.clicklake.stack.question.RejectionCount;
import io.clicklake.stack.question.Scope;
import io.clicklake.stack.question.VisitorEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the lake answered.
 *
 * @param took how long it thought
 */
record LakeAnswers(
    Asked asked,
    Duration took,
    List<PostViews> posts,
    List<RejectionCount> rejections,
    List<VisitorEvent> visitors) {
  private static final LakeBounds BOUNDS = new LakeBounds(1, 256);
  private static final int VISITOR_EVENTS = 12;

  /**
   * What answers depend on: where it is the same, they are.
   *
   * @param since the first hour asked about
   */
  record Asked(Instant since, LakeStand stand) {}

  LakeAnswers {
    posts = List.copyOf(posts);
    rejections = List.copyOf(rejections);
    visitors = List.copyOf(visitors);
  }

  /** Asks on one thread and in bounded memory. */
  static LakeAnswers of(LakeDirectory directory, Asked about) {
    long began = System.nanoTime();
    try (Lake lake = Lake.open(directory, BOUNDS)) {
      Questions questions = new Questions(lake, Scope.since(about.since()));
      List<PostViews> posts = questions.postsByChannel();
      List<RejectionCount> rejections = questions.rejectionsByReason();
      List<VisitorEvent> visitors = questions.visitorEvents(VISITOR_EVENTS);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      return new LakeAnswers(about, took, posts, rejections, visitors);
    }
  }
}
