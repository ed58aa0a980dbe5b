package io.clicklake.producer.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.clicklake.producer.collect.Requests;
import java.time.Duration;
import java.util.Map;

/** One invocation of the function: what the gateway sends and how long it may take. */
final class Invocation implements Context {

  private final long end;

  Invocation(Duration remaining) {
    this.end = System.nanoTime() + remaining.toNanos();
  }

  static APIGatewayV2HTTPEvent request(String method, String path, String body) {
    return request(method, path, body, Map.of("content-type", "text/plain;charset=UTF-8"));
  }

  static APIGatewayV2HTTPEvent request(
      String method, String path, String body, Map<String, String> headers) {
    var http =
        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
            .withMethod(method)
            .withPath(path)
            .withSourceIp("203.0.113.77")
            .withUserAgent(Requests.USER_AGENT)
            .build();
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRawPath(path)
        .withHeaders(headers)
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withHttp(http)
                .withRequestId("gateway-1")
                .withStage("$default")
                .build())
        .withBody(body)
        .withIsBase64Encoded(false)
        .build();
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) Duration.ofNanos(end - System.nanoTime()).toMillis();
  }

  @Override
  public String getAwsRequestId() {
    return "invocation-1";
  }

  @Override
  public String getLogGroupName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getLogStreamName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getFunctionName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getFunctionVersion() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getInvokedFunctionArn() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getMemoryLimitInMB() {
    throw new UnsupportedOperationException();
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException();
  }
}
