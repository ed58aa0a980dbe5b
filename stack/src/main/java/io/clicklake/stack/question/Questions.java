package io.clicklake.stack.question;

import io.clicklake.stack.lake.Lake;
import io.clicklake.stack.lake.LakeView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The questions, asked of one lake about one part of it. For one thread. */
public final class Questions {
  private static final String SCOPE = "${scope}";

  private final Lake lake;
  private final Scope scope;

  public Questions(Lake lake, Scope scope) {
    this.lake = lake;
    this.scope = scope;
  }

  /**
   * Which posts are read, by referral channel: the question the pipeline was made for. Pages below
   * {@code /posts/}, the most viewed first.
   */
  public List<PostViews> postsByChannel() {
    String sql = resource("posts-by-channel.sql").replace(SCOPE, scope.events());
    return lake.rows(sql, scope.parameters()).stream().map(PostViews::of).toList();
  }

  /** What was rejected and why, the most frequent reason first. */
  public List<RejectionCount> rejectionsByReason() {
    String sql = resource("rejections-by-reason.sql").replace(SCOPE, scope.rejections());
    return lake.rows(sql, scope.parameters()).stream().map(RejectionCount::of).toList();
  }

  /**
   * What people did last on a blog of this machine, the newest first: events of pages whose site is
   * a loopback address.
   *
   * @param atMost how many
   */
  public List<VisitorEvent> visitorEvents(int atMost) {
    String sql =
        resource("visitor-events.sql")
            .replace("${events}", lake.inFiles(LakeView.CLICK_EVENTS))
            .replace(SCOPE, scope.events())
            .replace("${limit}", Integer.toString(atMost));
    return lake.rows(sql, scope.parameters()).stream().map(VisitorEvent::of).toList();
  }

  private static String resource(String name) {
    try (InputStream in = Questions.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing beside Questions");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + name, e);
    }
  }
}
