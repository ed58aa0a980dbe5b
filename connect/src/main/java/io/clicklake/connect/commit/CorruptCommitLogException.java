package io.clicklake.connect.commit;

/** The commit log cannot be used as it is; somebody has to look. */
public final class CorruptCommitLogException extends RuntimeException {

  public CorruptCommitLogException(String message) {
    super(message);
  }
}
