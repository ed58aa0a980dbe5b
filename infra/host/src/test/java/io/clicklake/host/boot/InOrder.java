package io.clicklake.host.boot;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Steps of a story: none is told after one that failed. */
final class InOrder implements ExecutionCondition, TestWatcher {

  private Optional<String> failed = Optional.empty();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return failed
        .map(step -> ConditionEvaluationResult.disabled("the step before it failed: " + step))
        .orElseGet(() -> ConditionEvaluationResult.enabled("no step before it failed"));
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    failed = Optional.of(context.getDisplayName());
  }
}
