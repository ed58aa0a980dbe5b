package io.clicklake.registry.apply;

import io.clicklake.registry.client.RegisteredSchema;
import java.util.ArrayList;
import java.util.List;

/** Plans and their results as lines for people. */
public final class PlanText {

  private PlanText() {}

  /** The plan, subject by subject, and its sum. */
  public static List<String> of(ApplyPlan plan) {
    List<String> lines = new ArrayList<>();
    int levels = 0;
    int versions = 0;
    int obstacles = 0;
    for (SubjectPlan subject : plan.subjects()) {
      lines.add(subject.declared().subject());
      for (Step step : subject.steps()) {
        lines.add("  " + line(step));
        levels += step instanceof Step.SetLevel ? 1 : 0;
        versions += step instanceof Step.Register ? 1 : 0;
        obstacles += step.blocks() ? 1 : 0;
      }
      if (subject.steps().isEmpty()) {
        lines.add("  nothing to do");
      }
      subject
          .newer()
          .filter(newer -> !subject.blocked())
          .ifPresent(
              newer ->
                  lines.add(
                      ("  note      the registry's newest version %d (id %d) is not declared;"
                              + " it stays")
                          .formatted(newer.version(), newer.id())));
    }
    String sum =
        "plan: %s to set, %s to register"
            .formatted(counted(levels, "level"), counted(versions, "version"));
    lines.add(
        obstacles == 0
            ? sum
            : sum + ", " + counted(obstacles, "obstacle") + ": nothing is changed");
    return lines;
  }

  /** The registry's versions and ids, a line each. */
  public static List<String> of(List<RegisteredSubject> applied) {
    List<String> lines = new ArrayList<>();
    int width = applied.stream().mapToInt(one -> one.subject().length()).max().orElse(1);
    for (RegisteredSubject subject : applied) {
      for (RegisteredSchema version : subject.versions()) {
        lines.add(
            ("%-" + width + "s  version %d  id %d")
                .formatted(subject.subject(), version.version(), version.id()));
      }
    }
    return lines;
  }

  /** What forbids the plan, each with its subject. */
  static List<String> obstacles(ApplyPlan plan) {
    return plan.subjects().stream()
        .flatMap(
            subject ->
                subject.steps().stream()
                    .filter(Step::blocks)
                    .map(step -> "subject " + subject.declared().subject() + " " + line(step)))
        .toList();
  }

  private static String line(Step step) {
    if (step instanceof Step.SetLevel set) {
      return "level     %s → %s"
          .formatted(set.from().map(Enum::name).orElse("the server's default"), set.to());
    }
    if (step instanceof Step.Register register) {
      return "register  version %d  %s".formatted(register.number(), register.version().origin());
    }
    if (step instanceof Step.Refused refused) {
      return "refused   version %d  %s: %s"
          .formatted(refused.number(), refused.version().origin(), refused.reason());
    }
    return "diverged  " + ((Step.Diverged) step).reason();
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
