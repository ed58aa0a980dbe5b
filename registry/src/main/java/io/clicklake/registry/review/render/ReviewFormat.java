package io.clicklake.registry.review.render;

import java.io.IOException;

/** A way to show a report. Stateless. */
public interface ReviewFormat {

  /** Writes the whole report, ending in a line's end. */
  void write(ReviewReport report, Appendable out) throws IOException;
}
