package io.clicklake.registry.apply;

import java.util.Optional;
import org.apache.avro.Schema;

/** Has a say in whether a version is registered on top of another. */
@FunctionalInterface
public interface ReviewGate {

  /** Lets everything through. */
  ReviewGate OPEN = (subject, latest, next) -> Optional.empty();

  /**
   * Why the version is refused; empty when it is not.
   *
   * @param latest the version before it, in the registry or in the plan
   */
  Optional<String> refusal(String subject, Schema latest, Schema next);
}
