package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.Cell;
import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.LakeType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Kinds of change from one type to another, null aside. */
enum TypeChange {
  NONE,
  NUMBER,
  DECIMAL,
  TIMESTAMP,
  LOGICAL,
  STRING_BYTES,
  STRING_ENUM,
  FIXED_SIZE,
  UNION,
  OTHER;

  /** A registered partition converts a member to what stands in its place, as if it were that. */
  private static final LakeEffect SWAPPED =
      new LakeEffect(
          Cell.NOT_APPLICABLE,
          Cell.WRONG,
          Cell.NOT_APPLICABLE,
          Cell.NOT_APPLICABLE,
          Cell.NOT_APPLICABLE);

  private static final Set<Schema.Type> NUMBERS =
      EnumSet.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE);

  static TypeChange between(Schema old, Schema now) {
    String was = logical(old);
    String is = logical(now);
    if (old.getType() == Schema.Type.UNION && now.getType() == Schema.Type.UNION) {
      return names(old).equals(names(now)) ? NONE : UNION;
    }
    if (was.contains("decimal") && is.contains("decimal")) {
      return old.getLogicalType().equals(now.getLogicalType()) && old.getType() == now.getType()
          ? NONE
          : DECIMAL;
    }
    if (!was.equals(is)) {
      return was.contains("timestamp") && is.contains("timestamp")
          ? TIMESTAMP
          : logicalOr(old, now);
    }
    return physical(old, now);
  }

  private static TypeChange logicalOr(Schema old, Schema now) {
    return old.getType() == now.getType() ? LOGICAL : OTHER;
  }

  private static TypeChange physical(Schema old, Schema now) {
    Set<Schema.Type> types = EnumSet.of(old.getType(), now.getType());
    if (types.size() == 1) {
      return old.getType() == Schema.Type.FIXED && old.getFixedSize() != now.getFixedSize()
          ? FIXED_SIZE
          : NONE;
    } else if (NUMBERS.containsAll(types)) {
      return NUMBER;
    } else if (types.equals(EnumSet.of(Schema.Type.STRING, Schema.Type.BYTES))) {
      return STRING_BYTES;
    } else if (types.equals(EnumSet.of(Schema.Type.STRING, Schema.Type.ENUM))) {
      return STRING_ENUM;
    }
    return OTHER;
  }

  private static String logical(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    return logical == null ? "" : logical.getName();
  }

  private static List<String> names(Schema union) {
    return union.getTypes().stream().map(one -> logical(one) + " " + one.getFullName()).toList();
  }

  /** What SQL sees of a change between two types. */
  static LakeEffect lake(Place place, Schema old, Schema now) {
    return switch (between(old, now)) {
      case NONE -> LakeEffect.NONE;
      case UNION -> members(old.getTypes(), now.getTypes());
      case FIXED_SIZE -> Lake.ofTypes(place, "fixed", "fixed-other-size");
      case DECIMAL -> Lake.ofTypes(place, "decimal", decimals(old, now));
      default -> Lake.ofTypes(place, LakeType.of(old), LakeType.of(now));
    };
  }

  private static String decimals(Schema old, Schema now) {
    LogicalTypes.Decimal was = (LogicalTypes.Decimal) old.getLogicalType();
    LogicalTypes.Decimal is = (LogicalTypes.Decimal) now.getLogicalType();
    if (was.getScale() != is.getScale()) {
      return was.getScale() < is.getScale() ? "decimal-greater-scale" : "decimal-smaller-scale";
    } else if (was.getPrecision() != is.getPrecision()) {
      return was.getPrecision() < is.getPrecision()
          ? "decimal-greater-precision"
          : "decimal-smaller-precision";
    }
    return "decimal";
  }

  /** Whether a member stands where another stood. */
  private static boolean moved(List<Schema> old, List<Schema> now) {
    return old.stream().anyMatch(one -> now.contains(one) && now.indexOf(one) != old.indexOf(one));
  }

  /** In Parquet a union is a struct of its members by position. */
  private static LakeEffect members(List<Schema> old, List<Schema> now) {
    LakeEffect effect = LakeEffect.NONE;
    int both = Math.min(old.size(), now.size());
    for (int i = 0; i < both; i++) {
      effect = effect.or(lake(Place.FIELD, old.get(i), now.get(i)));
    }
    if (moved(old, now)) {
      effect = effect.or(SWAPPED);
    }
    if (old.size() < now.size()) {
      effect = effect.or(Lake.ofField("added-optional", Place.FIELD, true));
    } else if (old.size() > now.size()) {
      effect = effect.or(Lake.ofField("removed-optional", Place.FIELD, true));
    }
    return effect;
  }
}
