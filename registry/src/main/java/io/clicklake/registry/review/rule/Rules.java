package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The table of all rules. */
public final class Rules {

  private static final List<Rule> ALL =
      List.of(
          new FieldAddedOptional(),
          new FieldAddedWithDefault(),
          new FieldAddedRequired(),
          new FieldRemoved(),
          new FieldRenamed(),
          new FieldCaseChanged(),
          new FieldsReordered(),
          new DefaultChanged(),
          new DocChanged(),
          new AliasesChanged(),
          new NullAllowed(),
          new NullForbidden(),
          new NumberChanged(),
          new DecimalChanged(),
          new TimestampChanged(),
          new LogicalTypeChanged(),
          new StringBytesChanged(),
          new StringEnumChanged(),
          new FixedSizeChanged(),
          new UnionChanged(),
          new TypeChanged(),
          new EnumSymbolsAdded(),
          new EnumSymbolsRemoved(),
          new EnumDefaultChanged(),
          new TypeRenamed(),
          new TypeDocChanged(),
          new SinkRefuses(),
          new AthenaCannotRead(),
          new NamesClash(),
          new SubjectDeleted());

  /** A rule as documents tell of it. */
  public record Entry(String id, String purpose, Severity severity) {}

  private Rules() {}

  /** All rules, in the order in which they judge. */
  public static List<Entry> entries() {
    return ALL.stream().map(rule -> new Entry(rule.id(), rule.purpose(), rule.severity())).toList();
  }

  /** The ids of all rules. */
  public static Set<String> ids() {
    return ALL.stream().map(Rule::id).collect(Collectors.toUnmodifiableSet());
  }

  /** What all rules find between two versions, in the order of the new one. */
  public static List<Finding> findings(Schema old, Schema now) {
    return Stream.concat(SchemaPairing.of(old, now).stream(), LakeLimits.pairs(old, now))
        .flatMap(Rules::findings)
        .toList();
  }

  /** What is to be said of a schema that has no older version. */
  public static List<Finding> findings(Schema first) {
    return LakeLimits.pairs(first).flatMap(Rules::findings).toList();
  }

  /** What is to be said of a schema that has no newer version. */
  public static List<Finding> findingsDeleted(Schema last) {
    return findings(new Pair.Deleted("", last)).toList();
  }

  private static Stream<Finding> findings(Pair pair) {
    return ALL.stream()
        .map(rule -> rule.judge(pair).map(judgement -> judgement.at(rule.id(), pair.path())))
        .flatMap(Optional::stream);
  }
}
