package io.clicklake.stack.gateway;

/**
 * Hears every answer that the function gave, on the request's thread; it is quick and never throws.
 */
interface AnswerListener {

  /**
   * Hears one.
   *
   * @param route {@code METHOD /path}
   */
  void answered(String route, int status, byte[] body);
}
