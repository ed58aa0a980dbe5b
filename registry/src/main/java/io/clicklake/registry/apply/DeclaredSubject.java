package io.clicklake.registry.apply;

import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.client.RegisteredForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** What a subject is to hold: its level, and at least one version, in their order. */
public record DeclaredSubject(
    String subject, CompatibilityLevel level, List<DeclaredVersion> versions) {

  public DeclaredSubject {
    versions = List.copyOf(versions);
    if (subject.isBlank()) {
      throw new InvalidSubjectsException(
          "a subject's name is blank, expected for example clickstream-value");
    }
    if (versions.isEmpty()) {
      throw new InvalidSubjectsException(
          "subject " + subject + " declares no version, expected at least one");
    }
    Map<RegisteredForm, String> seen = new HashMap<>();
    for (DeclaredVersion version : versions) {
      String before = seen.putIfAbsent(RegisteredForm.of(version.schema()), version.origin());
      if (before != null) {
        throw new InvalidSubjectsException(
            "subject "
                + subject
                + " declares one schema twice, in "
                + before
                + " and "
                + version.origin()
                + "; a registry holds it once: remove one");
      }
    }
  }

  boolean declares(Schema schema) {
    RegisteredForm form = RegisteredForm.of(schema);
    return versions.stream().anyMatch(one -> RegisteredForm.of(one.schema()).equals(form));
  }
}
