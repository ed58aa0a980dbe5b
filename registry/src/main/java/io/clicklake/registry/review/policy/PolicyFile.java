package io.clicklake.registry.review.policy;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.review.Severity;
import io.clicklake.registry.source.LocatedValue;
import io.clicklake.registry.source.MalformedTextException;
import io.clicklake.registry.source.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A policy as YAML; every key may be left out:
 *
 * <pre>{@code
 * level: BACKWARD            # BACKWARD, FORWARD, FULL, the same with _TRANSITIVE, or NONE
 * gate: breaking             # careful or breaking
 * rules:
 *   field-renamed: careful   # a rule's id: safe, careful, breaking or off
 * accepted:
 *   - subject: io.clicklake.events.ClickEvent   # may be left out
 *     path: fields.x
 *     rule: field-removed
 *     reason: nobody reads it
 *     date: 2026-11-22
 *     expires: 2027-01-31                       # may be left out
 * }</pre>
 */
public final class PolicyFile {

  private static final YAMLFactory YAML =
      YAMLFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
          .build();
  private static final Set<String> KEYS = Set.of("level", "gate", "rules", "accepted");
  private static final Set<String> ACCEPTED_KEYS =
      Set.of("subject", "path", "rule", "reason", "date", "expires");

  private final String file;
  private final Set<String> ruleIds;

  private PolicyFile(String file, Set<String> ruleIds) {
    this.file = file;
    this.ruleIds = ruleIds;
  }

  /**
   * Reads a policy.
   *
   * @param ruleIds the rules that there are
   * @throws UnusablePolicyException for anything but the keys and values above
   */
  public static ReviewPolicy read(Path file, Set<String> ruleIds) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new UnusablePolicyException(
          file + ": cannot be read; expected a review policy: " + e.getMessage());
    }
    try {
      return new PolicyFile(file.toString(), ruleIds).policy(LocatedValue.of(text, YAML));
    } catch (MalformedTextException e) {
      throw UnusablePolicyException.at(file.toString(), e.position(), "broken YAML: " + e.reason());
    }
  }

  private ReviewPolicy policy(LocatedValue root) {
    if (root.json().isNull()) {
      return ReviewPolicy.DEFAULT;
    }
    requireKeys(root, KEYS);
    Map<String, Severity> severities = new HashMap<>();
    Set<String> off = new HashSet<>();
    root.member("rules").ifPresent(rules -> readRules(rules, severities, off));
    List<Acceptance> accepted = new ArrayList<>();
    root.member("accepted")
        .ifPresent(list -> elements(list).forEach(one -> accepted.add(acceptance(one))));
    return new ReviewPolicy(
        root.member("level").map(this::level).orElse(ReviewPolicy.DEFAULT.level()),
        root.member("gate").map(this::gate).orElse(ReviewPolicy.DEFAULT.gate()),
        severities,
        off,
        accepted);
  }

  private void readRules(LocatedValue rules, Map<String, Severity> severities, Set<String> off) {
    requireMembers(rules);
    rules
        .members()
        .forEach(
            (id, value) -> {
              requireRule(id, rules.key(id));
              String severity = text(value);
              if (severity.equals("off")) {
                off.add(id);
              } else {
                severities.put(id, severity(value, "safe, careful, breaking or off"));
              }
            });
  }

  private Acceptance acceptance(LocatedValue value) {
    requireKeys(value, ACCEPTED_KEYS);
    LocatedValue rule = required(value, "rule");
    requireRule(text(rule), rule.position());
    LocalDate date = date(required(value, "date"));
    Optional<LocalDate> expires = value.member("expires").map(this::date);
    if (expires.filter(last -> last.isBefore(date)).isPresent()) {
      throw at(
          value.key("expires"),
          "expires on %s, before its date %s; expected a later day".formatted(expires.get(), date));
    }
    return new Acceptance(
        value.member("subject").map(this::text),
        text(required(value, "path")),
        text(rule),
        nonBlank(required(value, "reason")),
        date,
        expires);
  }

  private CompatibilityLevel level(LocatedValue value) {
    String text = text(value);
    return Arrays.stream(CompatibilityLevel.values())
        .filter(level -> level.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                at(
                    value.position(),
                    "level is '%s', expected one of %s"
                        .formatted(text, Arrays.toString(CompatibilityLevel.values()))));
  }

  private Severity gate(LocatedValue value) {
    Severity gate = severity(value, "careful or breaking");
    if (gate == Severity.SAFE) {
      throw at(value.position(), "gate is 'safe', expected careful or breaking");
    }
    return gate;
  }

  private Severity severity(LocatedValue value, String expected) {
    String text = text(value);
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                at(value.position(), "'%s' is no severity, expected %s".formatted(text, expected)));
  }

  private LocalDate date(LocatedValue value) {
    String text = text(value);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw at(value.position(), "'%s' is no date, expected a day as 2026-11-22".formatted(text));
    }
  }

  private String nonBlank(LocatedValue value) {
    String text = text(value);
    if (text.isBlank()) {
      throw at(value.position(), "the reason is blank, expected why the finding is taken");
    }
    return text;
  }

  private String text(LocatedValue value) {
    if (!value.json().isValueNode() || value.json().isNull()) {
      throw at(value.position(), "expected a text, found " + value.json());
    }
    return value.json().asText();
  }

  private List<LocatedValue> elements(LocatedValue value) {
    if (!value.json().isArray()) {
      throw at(value.position(), "expected a list, found " + value.json());
    }
    return value.elements();
  }

  private LocatedValue required(LocatedValue value, String key) {
    return value
        .member(key)
        .orElseThrow(
            () ->
                at(
                    value.position(),
                    "'%s' is missing; expected path, rule, reason and date of what is accepted"
                        .formatted(key)));
  }

  private void requireRule(String id, Position position) {
    if (!ruleIds.contains(id)) {
      throw at(
          position,
          "no rule has the id '%s'; expected one of %s"
              .formatted(id, String.join(", ", new TreeSet<>(ruleIds))));
    }
  }

  private void requireKeys(LocatedValue value, Set<String> allowed) {
    requireMembers(value);
    for (String key : value.members().keySet()) {
      if (!allowed.contains(key)) {
        throw at(
            value.key(key),
            "unknown key '%s'; expected one of %s"
                .formatted(key, allowed.stream().sorted().collect(Collectors.joining(", "))));
      }
    }
  }

  private void requireMembers(LocatedValue value) {
    if (!value.json().isObject()) {
      throw at(value.position(), "expected keys with values, found " + value.json());
    }
  }

  private UnusablePolicyException at(Position position, String message) {
    return UnusablePolicyException.at(file, position, message);
  }
}
