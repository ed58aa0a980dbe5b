package io.clicklake.registry.source;

/**
 * Two revisions of a repository, as git writes them:
 *
 * <pre>{@code
 * RANGE = BASE ".." [HEAD]     both as they are
 *       | BASE "..." [HEAD]    from the last commit that both have
 * }</pre>
 *
 * @param base any revision
 * @param head any revision; HEAD where none is given
 * @param fromMergeBase whether the range begins where the two parted
 */
record GitRange(String base, String head, boolean fromMergeBase) {

  static GitRange parse(String text) {
    boolean fromMergeBase = text.contains("...");
    String dots = fromMergeBase ? "..." : "..";
    int at = text.indexOf(dots);
    String base = at < 0 ? "" : text.substring(0, at);
    String head = at < 0 ? "" : text.substring(at + dots.length());
    if (base.isBlank() || base.startsWith("-") || head.startsWith("-") || head.contains("..")) {
      throw new UnusableSchemaException(
          "'"
              + text
              + "' is no range of revisions; expected BASE..HEAD or BASE...HEAD, for example"
              + " origin/main...HEAD");
    }
    return new GitRange(base, head.isBlank() ? "HEAD" : head, fromMergeBase);
  }
}
