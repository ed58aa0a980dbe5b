package io.clicklake.producer.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.clicklake.producer.collect.IngestRequest;
import java.util.Map;
import java.util.Optional;

/**
 * A request as an HTTP API hands it over (payload format 2.0), with what may be missing made
 * explicit.
 *
 * @param method in capitals
 * @param path without the stage that a gateway other than {@code $default} puts in front
 */
record GatewayRequest(String method, String path, IngestRequest content) {

  static GatewayRequest of(APIGatewayV2HTTPEvent event, String fallbackId) {
    var context = Optional.ofNullable(event.getRequestContext());
    var http = context.flatMap(present -> Optional.ofNullable(present.getHttp()));
    String path = Optional.ofNullable(event.getRawPath()).orElse("/");
    String stage = context.map(present -> "/" + present.getStage()).orElse("/");
    if (path.startsWith(stage + "/") && stage.length() > 1) {
      path = path.substring(stage.length());
    }
    return new GatewayRequest(
        http.map(present -> present.getMethod()).orElse("GET"),
        path,
        new IngestRequest(
            context.map(present -> present.getRequestId()).orElse(fallbackId),
            Optional.ofNullable(event.getHeaders()).orElse(Map.of()),
            Optional.ofNullable(event.getBody()).orElse(""),
            event.getIsBase64Encoded(),
            http.map(present -> present.getSourceIp())));
  }
}
