package io.clicklake.producer.lambda;

import io.clicklake.producer.collect.IngestRequest;
import java.io.IOException;
import java.io.InputStream;

/**
 * A request as an HTTP API hands it over, with what may be missing made explicit.
 *
 * @param method in capitals
 * @param path without the stage that a gateway other than {@code $default} puts in front
 * @param query what stood behind the path's {@code ?}, as it was sent; empty for none
 */
record GatewayRequest(String method, String path, String query, IngestRequest content) {

  /**
   * Reads the event of an invocation.
   *
   * @param fallbackId the request's identity where the gateway names none
   * @throws IOException when it is not JSON
   * @throws IllegalArgumentException when it is no event of payload format 2.0
   */
  static GatewayRequest read(InputStream event, String fallbackId) throws IOException {
    return GatewayEvent.read(event).request(fallbackId);
  }
}
