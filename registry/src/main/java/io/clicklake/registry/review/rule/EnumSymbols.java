package io.clicklake.registry.review.rule;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Symbols of two versions of an enum. */
final class EnumSymbols {

  private EnumSymbols() {}

  /** Those that only the first has. */
  static List<String> only(Schema first, Schema second) {
    return first.getEnumSymbols().stream().filter(one -> !second.hasEnumSymbol(one)).toList();
  }

  /** The enum with further symbols, under the name of another. */
  static Schema with(Schema symbols, List<String> further, Schema named) {
    return with(symbols, further, named, symbols.getEnumDefault());
  }

  /** The same with a default, where it is one of the symbols. */
  static Schema with(
      Schema symbols, List<String> further, Schema named, @Nullable String fallback) {
    List<String> all = new ArrayList<>(symbols.getEnumSymbols());
    all.addAll(further);
    return Schema.createEnum(
        named.getName(),
        null,
        named.getNamespace(),
        all,
        fallback != null && all.contains(fallback) ? fallback : null);
  }
}
