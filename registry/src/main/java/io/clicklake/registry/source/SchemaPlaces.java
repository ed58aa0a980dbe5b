package io.clicklake.registry.source;

import java.util.Optional;

/** Where the parts of a schema stand in its text. */
@FunctionalInterface
interface SchemaPlaces {

  /** For schemas that come without a text. */
  SchemaPlaces NONE = path -> Optional.empty();

  /**
   * The place of a part, or of what is around it as near as it can be told.
   *
   * @param path as findings spell it, {@code fields.page.url}; empty for the schema itself
   */
  Optional<Position> of(String path);
}
