package io.clicklake.benchmarks.ingest;

import io.clicklake.components.FunctionCommand;
import io.clicklake.components.JavaRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A way to start the function.
 *
 * @param name for people
 * @param options Java's, the class path among them
 * @param environment beside that of the function
 */
record Launch(
    String name, JavaRuntime java, List<String> options, Map<String, String> environment) {

  /** What the image sets beside. */
  private static final Map<String, String> SMALL = Map.of("MALLOC_ARENA_MAX", "2");

  Launch {
    options = List.copyOf(options);
    environment = Map.copyOf(environment);
  }

  /** With Java's defaults. */
  static Launch plain(JavaRuntime java, FunctionCommand function) {
    return new Launch(
        "JDK " + java.feature() + ", defaults", java, function.plainOptions(), Map.of());
  }

  /** As the image starts it, with the cache in this file. */
  static Launch cached(JavaRuntime java, FunctionCommand function, Path cache) {
    boolean aot = aot(java);
    return new Launch(
        "JDK " + java.feature() + (aot ? ", AOT cache" : ", AppCDS"),
        java,
        function.options(
            java.feature(), List.of((aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache)),
        SMALL);
  }

  /** The same, writing the cache when it ends. */
  static Launch training(JavaRuntime java, FunctionCommand function, Path cache) {
    return new Launch(
        "JDK " + java.feature() + ", training",
        java,
        function.options(
            java.feature(),
            List.of((aot(java) ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache)),
        SMALL);
  }

  /** JEP 514: one step from a run to its cache. */
  private static boolean aot(JavaRuntime java) {
    return java.feature() >= 25;
  }
}
