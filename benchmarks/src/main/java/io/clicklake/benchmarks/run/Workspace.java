package io.clicklake.benchmarks.run;

import io.clicklake.components.Component;
import io.clicklake.components.RunningComponent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory and the processes of one scenario. Both are gone when it is closed, and also when
 * this process is told to end; a workspace that is kept leaves its directory. Safe for several
 * threads.
 */
public final class Workspace implements AutoCloseable {

  /** What becomes of the directory. */
  public enum Afterwards {
    DELETE,
    KEEP
  }

  private static final int ATTEMPTS = 20;

  private final Path directory;
  private final Afterwards afterwards;
  private final List<RunningComponent> running = new ArrayList<>();
  private boolean closed;

  private Workspace(Path directory, Afterwards afterwards) {
    this.directory = directory;
    this.afterwards = afterwards;
  }

  /** A new directory under the system's one for temporary files. */
  public static Workspace open(String scenario, Afterwards afterwards) throws IOException {
    Workspace workspace =
        new Workspace(
            Files.createTempDirectory("clicklake-bench-" + scenario + "-").toRealPath(),
            afterwards);
    Runtime.getRuntime().addShutdownHook(new Thread(workspace::close, "end-of-workspace"));
    return workspace;
  }

  /** Where everything lies. */
  public Path directory() {
    return directory;
  }

  /**
   * Starts a component and waits until it is healthy; it ends with this workspace.
   *
   * @throws io.clicklake.components.ComponentException when it does not start
   */
  public RunningComponent start(Component component, Duration timeout) {
    RunningComponent started = launch(component);
    started.awaitHealthy(timeout);
    return started;
  }

  /** Starts a component and returns at once; it ends with this workspace. */
  public synchronized RunningComponent launch(Component component) {
    if (closed) {
      throw new IllegalStateException("the workspace " + directory + " is closed");
    }
    RunningComponent launched = RunningComponent.launch(component);
    running.add(launched);
    return launched;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (int i = running.size() - 1; i >= 0; i--) {
      running.get(i).kill();
    }
    if (afterwards == Afterwards.DELETE) {
      delete();
    }
  }

  /** Once more where something was still being written. */
  private void delete() {
    for (int attempt = 1; Files.exists(directory); attempt++) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (NoSuchFileException | java.nio.file.DirectoryNotEmptyException busy) {
        if (attempt == ATTEMPTS) {
          throw new UncheckedIOException("cannot delete " + directory + ": delete it", busy);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot delete " + directory + ": delete it", e);
      }
    }
  }
}
