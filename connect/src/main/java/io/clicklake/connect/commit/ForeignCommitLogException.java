package io.clicklake.connect.commit;

/** The commit log belongs to another connector. */
public final class ForeignCommitLogException extends RuntimeException {

  public ForeignCommitLogException(String message) {
    super(message);
  }
}
