package io.clicklake.registry.apply;

import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.client.IncompatibleSchemaException;
import io.clicklake.registry.client.RegisteredSchema;
import io.clicklake.registry.client.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All changes that make a registry hold what is declared. Planning asks and changes nothing; a plan
 * in which any step is refused is not applied at all; what was applied once has nothing to do the
 * second time.
 */
public record ApplyPlan(List<SubjectPlan> subjects) {

  private static final Logger LOG = LoggerFactory.getLogger(ApplyPlan.class);

  public ApplyPlan {
    subjects = List.copyOf(subjects);
  }

  /** Compares what is declared with what the registry holds. */
  public static ApplyPlan of(
      List<DeclaredSubject> declared, SchemaRegistry registry, ReviewGate gate) {
    return new ApplyPlan(
        declared.stream()
            .map(one -> SubjectPlan.of(one, HeldSubject.of(one, registry), gate))
            .toList());
  }

  /** Whether it may not be applied. */
  public boolean blocked() {
    return subjects.stream().anyMatch(SubjectPlan::blocked);
  }

  /**
   * Applies all steps in their order.
   *
   * @return each subject with the registry's versions and ids, in the order of declaration
   * @throws BlockedPlanException when a step forbids it, before anything is changed
   * @throws IncompatibleSchemaException when the registry refuses what the plan expected it to
   *     take; what came before stays applied, and a new plan continues there
   */
  public List<RegisteredSubject> apply(SchemaRegistry registry) {
    if (blocked()) {
      throw new BlockedPlanException(
          "nothing was changed: "
              + PlanText.obstacles(this).stream().collect(Collectors.joining("; ")));
    }
    return subjects.stream().map(subject -> apply(subject, registry)).toList();
  }

  private static RegisteredSubject apply(SubjectPlan plan, SchemaRegistry registry) {
    String subject = plan.declared().subject();
    List<RegisteredSchema> versions = new ArrayList<>(plan.held());
    for (Step step : plan.steps()) {
      if (step instanceof Step.SetLevel set) {
        registry.setCompatibility(subject, set.to());
        LOG.info("compatibility set, subject={} level={}", subject, set.to());
      } else if (step instanceof Step.Register register) {
        versions.add(register(subject, plan.declared().level(), register, registry));
      }
    }
    plan.newer()
        .ifPresent(
            newer ->
                LOG.warn(
                    "subject holds a newer version than is declared, subject={} version={}"
                        + " schemaId={}",
                    subject,
                    newer.version(),
                    newer.id()));
    return new RegisteredSubject(subject, versions, plan.newer());
  }

  private static RegisteredSchema register(
      String subject, CompatibilityLevel level, Step.Register step, SchemaRegistry registry) {
    try {
      RegisteredSchema registered = registry.register(subject, step.version().schema());
      LOG.info(
          "schema registered, subject={} declared={} version={} schemaId={}",
          subject,
          step.number(),
          registered.version(),
          registered.id());
      return registered;
    } catch (IncompatibleSchemaException e) {
      throw new IncompatibleSchemaException(
          "subject %s does not take declared version %d (%s) under %s: %s (%s)"
              .formatted(
                  subject,
                  step.number(),
                  step.version().origin(),
                  level,
                  String.join("; ", registry.check(subject, step.version().schema()).messages()),
                  e.getMessage()));
    }
  }
}
