package io.clicklake.registry.review.evidence;

import io.clicklake.components.TrinoLake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** One Trino for all tests of this JVM, started by the first that asks and ended with the JVM. */
final class SharedTrino {

  private SharedTrino() {}

  /** Started when the class is first used, once. */
  private static final class Started {
    static final TrinoLake LAKE = start();

    private static TrinoLake start() {
      try {
        Path state = Files.createTempDirectory("clicklake-trino-test");
        TrinoLake lake = TrinoLake.start(state, "evidence");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(lake, state)));
        return lake;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void end(TrinoLake lake, Path state) {
      lake.close();
      try (var files = Files.walk(state)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static TrinoLake lake() {
    return Started.LAKE;
  }
}
