package io.clicklake.registry.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Avro has against a schema, and the same in words that say what to do. */
record Complaint(String text) {

  private static final Pattern INVALID_DEFAULT =
      Pattern.compile("Invalid default for field (\\S+): (.*) not a (.*)", Pattern.DOTALL);
  private static final Pattern DUPLICATE_FIELD = Pattern.compile("Duplicate field (\\S+) in .*");

  /** Its innermost reason: Avro wraps its exceptions into each other. */
  static Complaint of(RuntimeException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new Complaint(
        Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName()));
  }

  /** Whether it is the same reason, parts of the schema quoted or not. */
  boolean sameReason(Complaint other) {
    return reason().equals(other.reason());
  }

  private String reason() {
    int quote = text.indexOf('{');
    return quote < 0 ? text : text.substring(0, quote);
  }

  /** The field whose default is none of its type. */
  Optional<String> invalidDefault() {
    return field(INVALID_DEFAULT);
  }

  /** The field that stands twice in a record. */
  Optional<String> duplicateField() {
    return field(DUPLICATE_FIELD);
  }

  private Optional<String> field(Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  String words() {
    Matcher invalid = INVALID_DEFAULT.matcher(text);
    if (invalid.matches()) {
      return "the default of field %s is %s, expected a value of type %s; change the default or the type"
          .formatted(invalid.group(1), invalid.group(2), invalid.group(3));
    }
    return duplicateField()
        .map(
            "field %s stands twice in its record; expected each name once, rename or remove one"
                ::formatted)
        .orElseGet(() -> "not an Avro schema: " + text);
  }
}
