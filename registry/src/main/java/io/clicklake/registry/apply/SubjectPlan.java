package io.clicklake.registry.apply;

import io.clicklake.registry.client.CompatibilityVerdict;
import io.clicklake.registry.client.RegisteredSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * What becomes of one subject; without steps it is as declared.
 *
 * @param held the declared versions that the registry holds already, in their order
 * @param newer the registry's newest version where it is none of the declared ones
 */
public record SubjectPlan(
    DeclaredSubject declared,
    List<RegisteredSchema> held,
    Optional<RegisteredSchema> newer,
    List<Step> steps) {

  public SubjectPlan {
    held = List.copyOf(held);
    steps = List.copyOf(steps);
  }

  static SubjectPlan of(DeclaredSubject declared, HeldSubject there, ReviewGate gate) {
    Optional<RegisteredSchema> newer =
        there.latest().filter(latest -> !declared.declares(latest.schema()));
    List<Step> steps =
        divergence(declared, there, newer)
            .map(reason -> List.<Step>of(new Step.Diverged(reason)))
            .orElseGet(() -> changes(declared, there, gate));
    return new SubjectPlan(declared, there.held(), newer, steps);
  }

  /** Whether anything forbids applying it. */
  public boolean blocked() {
    return steps.stream().anyMatch(Step::blocks);
  }

  private static List<Step> changes(DeclaredSubject declared, HeldSubject there, ReviewGate gate) {
    List<Step> steps = new ArrayList<>();
    if (!there.level().equals(Optional.of(declared.level()))) {
      steps.add(new Step.SetLevel(there.level(), declared.level()));
    }
    Rehearsal rehearsal = new Rehearsal(declared.level(), there.judges());
    Optional<String> said = refusal(there.verdict());
    Optional<Schema> before = there.latest().map(RegisteredSchema::schema);
    for (int index = there.held().size(); index < declared.versions().size(); index++) {
      DeclaredVersion version = declared.versions().get(index);
      Schema next = version.schema();
      Optional<String> rehearsed = rehearsal.refusal(next);
      Optional<String> reviewed =
          before.flatMap(latest -> gate.refusal(declared.subject(), latest, next));
      int number = index + 1;
      steps.add(
          said.or(() -> rehearsed)
              .map(why -> "not compatible under " + declared.level() + ": " + why)
              .or(() -> reviewed)
              .<Step>map(reason -> new Step.Refused(number, version, reason))
              .orElseGet(() -> new Step.Register(number, version)));
      said = Optional.empty();
      before = Optional.of(next);
    }
    return steps;
  }

  private static Optional<String> refusal(Optional<CompatibilityVerdict> verdict) {
    return verdict
        .filter(said -> !said.compatible())
        .map(said -> String.join("; ", said.messages()))
        .map(words -> words.isBlank() ? "the registry gives no reason" : words);
  }

  private static Optional<String> divergence(
      DeclaredSubject declared, HeldSubject there, Optional<RegisteredSchema> newer) {
    int lacking = there.held().size();
    for (int index = lacking; index < there.declared().size(); index++) {
      Optional<RegisteredSchema> found = there.declared().get(index);
      if (found.isPresent()) {
        return Optional.of(
            ("the registry holds declared version %d (there version %d) but not declared version %d,"
                    + " which comes before it; register the missing one by hand, or correct the"
                    + " declaration")
                .formatted(index + 1, found.get().version(), lacking + 1));
      }
    }
    for (int index = 1; index < lacking; index++) {
      int one = there.held().get(index - 1).version();
      int next = there.held().get(index).version();
      if (next < one) {
        return Optional.of(
            ("the registry holds declared version %d as its version %d, after declared version %d,"
                    + " its version %d; declare them in the registry's order")
                .formatted(index, one, index + 1, next));
      }
    }
    return newer
        .filter(latest -> lacking < declared.versions().size())
        .map(
            latest ->
                ("the registry's newest version %d (schema id %d) is none of those declared, and"
                        + " declared version %d is missing; declare that schema as version %d,"
                        + " delete it from the registry, or take another subject")
                    .formatted(latest.version(), latest.id(), lacking + 1, lacking + 1));
  }
}
