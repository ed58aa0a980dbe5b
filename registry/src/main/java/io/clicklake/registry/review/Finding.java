package io.clicklake.registry.review;

/**
 * One change between two schemas and what it does.
 *
 * @param rule id of the rule that found it
 * @param path where, as {@code fields.page.url}; empty for the schema itself
 * @param change what changed, in words
 * @param avro Avro's verdict on this change alone
 * @param advice the safe way to what was wanted; empty where there is nothing to do
 */
public record Finding(
    String rule,
    String path,
    String change,
    Severity severity,
    AvroVerdict avro,
    LakeEffect lake,
    SinkEffect sink,
    JavaEffect java,
    String advice) {

  public Finding {
    if (rule.isBlank() || change.isBlank()) {
      throw new IllegalArgumentException(
          "finding of rule '" + rule + "' says '" + change + "', expected a rule and its words");
    }
  }

  /** The same with another severity. */
  public Finding withSeverity(Severity other) {
    return new Finding(rule, path, change, other, avro, lake, sink, java, advice);
  }
}
