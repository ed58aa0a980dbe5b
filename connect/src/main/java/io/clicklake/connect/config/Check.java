package io.clicklake.connect.config;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/**
 * A check of a value, named by what it expects.
 *
 * @param expected completes "expected …"; stands in the documentation too
 */
record Check(String expected, Consumer<Object> refusing) implements Validator {

  /** What a check says no with. */
  static final class Refusal extends RuntimeException {
    Refusal(String message) {
      super(message, null, false, false);
    }
  }

  /** Text that satisfies a test. */
  static Check text(String expected, java.util.function.Predicate<String> test) {
    return new Check(
        expected,
        value -> {
          if (!test.test(String.valueOf(value))) {
            throw new Refusal("expected " + expected);
          }
        });
  }

  /** Text that can be made something of; the message of what is thrown says why not. */
  static Check made(String expected, Consumer<String> maker) {
    return new Check(expected, value -> maker.accept(String.valueOf(value)));
  }

  /** One of these, whatever its case. */
  static Check oneOf(List<String> values) {
    return text(
        "one of " + String.join(", ", values),
        text -> values.stream().anyMatch(value -> value.equalsIgnoreCase(text)));
  }

  /** Exactly one of these, or empty. */
  static Check emptyOr(List<String> values) {
    return text(
        "empty or one of " + String.join(", ", values),
        text -> text.isEmpty() || values.contains(text));
  }

  /** A number within bounds, both included. */
  static Check between(long least, long most) {
    return new Check(
        most == Long.MAX_VALUE || most == Integer.MAX_VALUE
            ? "at least " + least
            : "%d to %d".formatted(least, most),
        value -> {
          long number = ((Number) value).longValue();
          if (number < least || number > most) {
            throw new Refusal("expected %d to %d".formatted(least, most));
          }
        });
  }

  /** A number within bounds, or -1 for none. */
  static Check noneOrBetween(long least, long most) {
    return new Check(
        "-1 for none, or %d to %d".formatted(least, most),
        value -> {
          long number = ((Number) value).longValue();
          if (number != -1 && (number < least || number > most)) {
            throw new Refusal("expected %d to %d, or -1 for none".formatted(least, most));
          }
        });
  }

  @Override
  public void ensureValid(String key, Object value) {
    if (value == null) {
      // A key that must be set: its absence is told already.
      return;
    }
    try {
      refusing.accept(value);
    } catch (Refusal | IllegalArgumentException | java.time.DateTimeException e) {
      throw new ConfigException(key, value, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String toString() {
    return expected;
  }
}
