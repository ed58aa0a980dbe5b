package io.clicklake.producer.meter;

import java.util.regex.Pattern;

/**
 * Where CloudWatch files the metrics.
 *
 * @param namespace of 1 to 255 letters, digits and {@code . - _ / # :}
 * @param functionName value of the dimension {@code FunctionName}
 */
public record MetricsTarget(String namespace, String functionName) {

  private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9._/#:-]{1,255}");

  public MetricsTarget {
    if (!isNamespace(namespace)) {
      throw new IllegalArgumentException(
          "namespace of metrics is '"
              + namespace
              + "', expected 1 to 255 letters, digits and . - _ / # : that do not begin with AWS/");
    }
    if (functionName.isBlank() || functionName.length() > 1024) {
      throw new IllegalArgumentException(
          "function name is '" + functionName + "', expected 1 to 1024 characters");
    }
  }

  /** Whether CloudWatch takes this as the namespace of somebody's own metrics. */
  public static boolean isNamespace(String text) {
    return NAMESPACE.matcher(text).matches() && !text.startsWith("AWS/");
  }
}
