package io.clicklake.stack.schema;

import io.clicklake.registry.source.RegistrySubject;
import io.clicklake.registry.source.SourcedSchema;
import java.util.List;

/**
 * Which of a subject's versions a new schema is held against:
 *
 * <pre>{@code
 * AGAINST = "latest" | "all" | VERSION
 * }</pre>
 */
record Against(String text) {

  static final Against LATEST = new Against("latest");
  static final Against ALL = new Against("all");

  Against {
    if (!text.matches("latest|all|[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException(
          "'" + text + "' names no version, expected latest, all or a number from 1");
    }
  }

  /** The versions, the newest first; none for an unknown subject. */
  List<SourcedSchema> of(RegistrySubject subject) {
    return switch (text) {
      case "latest" -> subject.latest().stream().toList();
      case "all" -> subject.all();
      default -> List.of(subject.version(Integer.parseInt(text)));
    };
  }
}
