package io.clicklake.stack.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;

/** Answers with what it was given; the body {@code throw} makes it throw, {@code die} ends it. */
public final class EchoHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String body = String.valueOf(event.getBody());
    if (body.equals("throw")) {
      throw new IllegalStateException("asked to throw");
    }
    if (body.equals("die")) {
      Runtime.getRuntime().halt(9);
    }
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(200)
        .withHeaders(
            Map.of(
                "x-method", event.getRequestContext().getHttp().getMethod(),
                "x-path", event.getRawPath(),
                "x-source", event.getRequestContext().getHttp().getSourceIp(),
                "x-base64", Boolean.toString(event.getIsBase64Encoded()),
                "x-time-left", Boolean.toString(context.getRemainingTimeInMillis() > 1000),
                "x-variable", String.valueOf(System.getenv("ECHO_VARIABLE"))))
        .withBody(body)
        .build();
  }
}
