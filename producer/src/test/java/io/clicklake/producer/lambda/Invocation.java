package io.clicklake.producer.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.producer.collect.Requests;
import java.time.Duration;
import java.util.Map;

/** One invocation of the function: what the gateway sends and how long it may take. */
final class Invocation implements Context {

  private final long end;

  Invocation(Duration remaining) {
    this.end = System.nanoTime() + remaining.toNanos();
  }

  static ObjectNode request(String method, String path, String body) {
    return request(method, path, body, Map.of("content-type", "text/plain;charset=UTF-8"));
  }

  static ObjectNode request(String method, String path, String body, Map<String, String> headers) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "2.0").put("rawPath", path).put("rawQueryString", "");
    headers.forEach(event.putObject("headers")::put);
    event
        .putObject("requestContext")
        .put("requestId", "gateway-1")
        .put("stage", "$default")
        .putObject("http")
        .put("method", method)
        .put("path", path)
        .put("sourceIp", "203.0.113.77")
        .put("userAgent", Requests.USER_AGENT);
    return event.put("body", body).put("isBase64Encoded", false);
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
