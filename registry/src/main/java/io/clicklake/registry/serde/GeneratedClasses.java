package io.clicklake.registry.serde;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificFixed;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Generated classes that records are read into.
 *
 * <p>Avro 1.12.2 makes instances only of classes it was told to trust, per process. Here a record's
 * class vouches for the generated records, enums and fixed values of its own package, for nothing
 * else in it and for no other package.
 */
public final class GeneratedClasses {

  private static final Set<String> TRUSTED_PACKAGES = new HashSet<>();

  private GeneratedClasses() {}

  /** For serializers of others, which leave it to the process; this package's own do it. */
  public static synchronized void trustPackageOf(Class<?> record) {
    String name = record.getPackageName();
    if (TRUSTED_PACKAGES.add(name)) {
      ClassSecurityValidator.setGlobal(
          ClassSecurityValidator.composite(
              ClassSecurityValidator.getGlobal(),
              type -> type.getPackageName().equals(name) && generated(type)));
    }
  }

  /** The class on the class path that was generated from a record of this name. */
  static Class<? extends SpecificRecord> named(Schema schema) {
    String name = SpecificData.getClassName(schema);
    Class<?> found =
        Stream.of(
                Thread.currentThread().getContextClassLoader(),
                GeneratedClasses.class.getClassLoader())
            .filter(Objects::nonNull)
            .flatMap(loader -> load(name, loader).stream())
            .findFirst()
            .orElseThrow(
                () ->
                    new SerializationException(
                        "no class "
                            + name
                            + ", named by the writer's schema, is on the class path; add the jar of"
                            + " its generated classes or set specific.avro.reader=false"));
    if (!SpecificRecord.class.isAssignableFrom(found)) {
      throw new SerializationException(
          name + ", named by the writer's schema, is not a class generated from Avro");
    }
    return found.asSubclass(SpecificRecord.class);
  }

  /** Found but not initialized: nothing of a class runs before it is known to be generated. */
  private static Optional<Class<?>> load(String name, ClassLoader loader) {
    try {
      return Optional.of(Class.forName(name, false, loader));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static boolean generated(Class<?> type) {
    return SpecificRecord.class.isAssignableFrom(type)
        || SpecificFixed.class.isAssignableFrom(type)
        || type.isEnum();
  }
}
