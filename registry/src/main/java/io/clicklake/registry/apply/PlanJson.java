package io.clicklake.registry.apply;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.registry.client.RegisteredForm;
import io.clicklake.registry.client.RegisteredSchema;
import java.util.List;

/**
 * A plan, or what became of it, as one JSON document.
 *
 * <pre>
 * {"apply": 1, "applied": …, "blocked": …, "subjects": [{"subject", "level",
 *   "steps": [{"step": "set-level", "from"?, "to"}
 *             | {"step": "register", "number", "file"}
 *             | {"step": "refused", "number", "file", "reason"}
 *             | {"step": "diverged", "reason"}],
 *   "newer"?: {"version", "id"},
 *   "versions": [{"version", "id", "fingerprint"}]}]}
 * </pre>
 *
 * {@code versions} are those of the declared ones that the registry holds; after a plan was applied
 * that is each of them.
 */
public final class PlanJson {

  private static final int FORMAT = 1;

  private PlanJson() {}

  /** A plan that was not applied. */
  public static String of(ApplyPlan plan) {
    return document(plan, false, plan.subjects().stream().map(SubjectPlan::held).toList());
  }

  /** A plan with what it led to. */
  public static String of(ApplyPlan plan, List<RegisteredSubject> applied) {
    return document(plan, true, applied.stream().map(RegisteredSubject::versions).toList());
  }

  private static String document(
      ApplyPlan plan, boolean applied, List<List<RegisteredSchema>> versions) {
    ObjectNode document =
        JsonNodeFactory.instance
            .objectNode()
            .put("apply", FORMAT)
            .put("applied", applied)
            .put("blocked", plan.blocked());
    ArrayNode subjects = document.putArray("subjects");
    for (int index = 0; index < plan.subjects().size(); index++) {
      SubjectPlan subject = plan.subjects().get(index);
      ObjectNode node =
          subjects
              .addObject()
              .put("subject", subject.declared().subject())
              .put("level", subject.declared().level().name());
      ArrayNode steps = node.putArray("steps");
      subject.steps().forEach(step -> describe(step, steps.addObject()));
      subject
          .newer()
          .ifPresent(
              newer ->
                  node.putObject("newer").put("version", newer.version()).put("id", newer.id()));
      ArrayNode held = node.putArray("versions");
      versions.get(index).forEach(version -> describe(version, held.addObject()));
    }
    return document.toPrettyString();
  }

  private static void describe(Step step, ObjectNode node) {
    if (step instanceof Step.SetLevel set) {
      node.put("step", "set-level");
      set.from().ifPresent(from -> node.put("from", from.name()));
      node.put("to", set.to().name());
    } else if (step instanceof Step.Register register) {
      node.put("step", "register")
          .put("number", register.number())
          .put("file", register.version().origin());
    } else if (step instanceof Step.Refused refused) {
      node.put("step", "refused")
          .put("number", refused.number())
          .put("file", refused.version().origin())
          .put("reason", refused.reason());
    } else if (step instanceof Step.Diverged diverged) {
      node.put("step", "diverged").put("reason", diverged.reason());
    }
  }

  private static void describe(RegisteredSchema version, ObjectNode node) {
    node.put("version", version.version())
        .put("id", version.id())
        .put("fingerprint", RegisteredForm.of(version.schema()).fingerprint());
  }
}
