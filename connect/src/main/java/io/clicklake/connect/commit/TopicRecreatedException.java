package io.clicklake.connect.commit;

/** The commit log was written for a topic of the same name that is there no longer. */
public final class TopicRecreatedException extends RuntimeException {

  public TopicRecreatedException(String message) {
    super(message);
  }
}
