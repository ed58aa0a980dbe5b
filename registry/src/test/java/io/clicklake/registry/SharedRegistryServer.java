package io.clicklake.registry;

import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.SchemaRegistryServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real registry server for all tests of this JVM, started by the first that asks and ended with
 * the JVM. Tests keep apart by subjects of their own.
 */
public final class SharedRegistryServer {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final AtomicInteger NAMES = new AtomicInteger();

  private SharedRegistryServer() {}

  /** Started when the class is first used, once. */
  private static final class Started {
    static final SchemaRegistryServer SERVER = start();

    private static SchemaRegistryServer start() {
      try {
        Path state = Files.createTempDirectory("clicklake-registry-test");
        var server =
            new SchemaRegistryServer(Distribution.fromSystemProperty(), state, FreePorts.next());
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

  /** Where Confluent's API begins. */
  public static URI url() {
    return Started.SERVER.url();
  }

  /** A topic that no other test uses. */
  public static String newTopic(String name) {
    return name + "-" + NAMES.incrementAndGet();
  }
}
