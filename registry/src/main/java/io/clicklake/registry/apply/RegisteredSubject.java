package io.clicklake.registry.apply;

import io.clicklake.registry.client.RegisteredSchema;
import java.util.List;
import java.util.Optional;

/**
 * A subject after its released versions were applied.
 *
 * @param versions the released versions in their order, with the registry's numbers and ids
 * @param newer the registry's newest version where it is none of the released ones: a later release
 *     applied it, or someone else did
 */
public record RegisteredSubject(
    String subject, List<RegisteredSchema> versions, Optional<RegisteredSchema> newer) {

  public RegisteredSubject {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("subject " + subject + " has no versions, expected one");
    }
  }

  /** The newest released version. */
  public RegisteredSchema latest() {
    return versions.get(versions.size() - 1);
  }
}
