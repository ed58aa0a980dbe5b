package io.clicklake.registry.source;

import java.util.Optional;

/**
 * A schema and where it comes from.
 *
 * @param file path of its file, in a repository from its root; empty for a registry's
 */
public record SourcedSchema(NamedSchema named, Optional<String> file, SchemaPlaces places) {

  /** A schema that is in no file. */
  public static SourcedSchema unplaced(NamedSchema named) {
    return new SourcedSchema(named, Optional.empty(), SchemaPlaces.NONE);
  }

  /** Its full name, or what it is called where it has none. */
  public String subject() {
    return switch (named.schema().getType()) {
      case RECORD, ENUM, FIXED -> named.schema().getFullName();
      default -> named.name();
    };
  }

  /**
   * Where a part stands in the file, or what is around it as near as it can be told.
   *
   * @param path as findings spell it, {@code fields.page.url}; empty for the schema itself
   */
  public Optional<Position> position(String path) {
    return places.of(path);
  }
}
