package io.clicklake.connect.store;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Tells a meter of each request and answer of a client. */
final class MeteringInterceptor implements ExecutionInterceptor {

  private static final ExecutionAttribute<Boolean> SENT = new ExecutionAttribute<>("ClicklakeSent");
  private static final Set<Integer> THROTTLES = Set.of(429, 503);

  /** Answers that the sink asks for: no such object, condition not met. */
  private static final Set<Integer> EXPECTED = Set.of(404, 412);

  private final StoreMeter meter;

  MeteringInterceptor(StoreMeter meter) {
    this.meter = meter;
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    meter.requestSent();
    if (attributes.getAttribute(SENT) != null) {
      meter.retried();
    }
    attributes.putAttribute(SENT, true);
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    if (THROTTLES.contains(context.httpResponse().statusCode())) {
      meter.throttled();
    }
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    if (!(context.exception() instanceof AwsServiceException e
        && EXPECTED.contains(e.statusCode()))) {
      meter.failed();
    }
  }
}
