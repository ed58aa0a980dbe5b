package io.clicklake.stack.deploy.image;

/** An image cannot be built or pushed; the message says why and what to do. */
public final class ImageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ImageException(String message) {
    super(message);
  }

  ImageException(String message, Throwable cause) {
    super(message, cause);
  }
}
