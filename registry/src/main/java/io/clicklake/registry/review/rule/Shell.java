package io.clicklake.registry.review.rule;

import java.util.List;
import org.apache.avro.Schema;

/** A named type with nothing but its names, so that Avro judges these alone. */
final class Shell {

  private Shell() {}

  static Schema of(Schema named) {
    Schema shell =
        switch (named.getType()) {
          case ENUM -> Schema.createEnum(named.getName(), null, named.getNamespace(), List.of("A"));
          case FIXED -> Schema.createFixed(named.getName(), null, named.getNamespace(), 1);
          default ->
              Schema.createRecord(named.getName(), null, named.getNamespace(), false, List.of());
        };
    named.getAliases().forEach(shell::addAlias);
    return shell;
  }
}
