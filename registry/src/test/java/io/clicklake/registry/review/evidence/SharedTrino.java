package io.clicklake.registry.review.evidence;

import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.TrinoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/** One Trino for all tests of this JVM, started by the first that asks and ended with the JVM. */
final class SharedTrino {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private SharedTrino() {}

  /** Started when the class is first used, once. */
  private static final class Started {
    static final TrinoLake LAKE = TrinoLake.on(start());

    private static TrinoServer start() {
      try {
        Path state = Files.createTempDirectory("clicklake-trino-test");
        TrinoServer server =
            TrinoServer.onInstalledJava(Distribution.fromSystemProperty(), state, FreePorts.next());
        RunningComponent running = RunningComponent.start(server, PATIENCE);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(running, state)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void end(RunningComponent running, Path state) {
      running.close();
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
