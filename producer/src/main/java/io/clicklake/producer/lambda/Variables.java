package io.clicklake.producer.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Variables of a process while they are read: every problem is noted, none ends the reading.
 *
 * <p>Space around a value does not count, and an empty value is none.
 */
final class Variables {

  private final Map<String, String> values;
  private final List<String> problems = new ArrayList<>();

  /**
   * What a value has to be.
   *
   * @param words as it is said in a problem
   * @param example a value that is one
   */
  record Form(String words, String example, Predicate<String> matches) {}

  Variables(Map<String, String> values) {
    this.values = new TreeMap<>(values);
  }

  /** The value, or an empty one with its problem noted. */
  String required(String name, Form form) {
    Optional<String> value = value(name);
    if (value.isEmpty()) {
      problem(name + " is missing, expected " + form.words() + ", for example " + form.example());
    }
    return value.filter(text -> check(name, text, form)).orElse("");
  }

  /** The value read, or the other where there is none or none that can be read. */
  <T> T optional(String name, Form form, Function<String, T> reader, T otherwise) {
    return value(name).filter(text -> check(name, text, form)).map(reader).orElse(otherwise);
  }

  /** Those whose names begin so, with their values as they stand, in the order of their names. */
  Map<String, String> startingWith(String prefix) {
    Map<String, String> found = new TreeMap<>(values);
    found.keySet().removeIf(name -> !name.startsWith(prefix));
    return found;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  void problem(String problem) {
    problems.add(problem);
  }

  /**
   * @throws InvalidEnvironmentException when there was a problem, with all of them
   */
  void requireNoProblem() {
    if (!problems.isEmpty()) {
      throw new InvalidEnvironmentException(problems);
    }
  }

  private boolean check(String name, String value, Form form) {
    if (form.matches().test(value)) {
      return true;
    }
    problem(
        name + " is '" + value + "', expected " + form.words() + ", for example " + form.example());
    return false;
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
