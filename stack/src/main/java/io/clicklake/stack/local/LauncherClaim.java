package io.clicklake.stack.local;

import io.clicklake.components.ComponentException;
import io.clicklake.components.PidFile;
import io.clicklake.components.StateDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Which process starts and ends the stack of a state directory: one at a time, by a lock on {@code
 * run/launcher.lock} that the operating system takes back when the process ends, and noted in
 * {@code run/launcher.pid} for others to find. Safe for several threads.
 */
final class LauncherClaim {

  private final Path lockFile;
  private final PidFile noted;
  private @Nullable FileChannel held;

  /** No claim yet on the stack with this state. */
  LauncherClaim(StateDirectory state) {
    this.noted = new PidFile(state.pid("launcher"));
    this.lockFile = noted.path().resolveSibling("launcher.lock");
  }

  /**
   * Makes this process the launcher.
   *
   * @throws ComponentException when another one is, or the state directory cannot be written
   */
  synchronized void take() {
    if (!lock()) {
      throw new ComponentException(
          "the stack already runs, or starts or ends just now ("
              + other().map(process -> "process " + process.pid()).orElse("another process")
              + " holds "
              + lockFile
              + "): ./clicklake status shows it, ./clicklake down ends it");
    }
    try {
      noted.write(ProcessHandle.current());
    } catch (IOException e) {
      release();
      throw unwritable(e);
    }
  }

  /** Gives up what {@link #take()} took; does nothing if that was nothing. */
  synchronized void release() {
    if (held == null) {
      return;
    }
    noted.delete(ProcessHandle.current());
    try {
      held.close();
    } catch (IOException e) {
      throw unwritable(e);
    } finally {
      held = null;
    }
  }

  /** The launcher, if it is another process than this. */
  Optional<ProcessHandle> other() {
    return noted.process().filter(process -> !process.equals(ProcessHandle.current()));
  }

  /**
   * Ends the other launcher, by SIGKILL if it takes longer than {@code patience}; what it started
   * may then be left.
   *
   * @return the process that ended, if there was one
   */
  Optional<ProcessHandle> endOther(Duration patience) {
    Optional<ProcessHandle> other = other();
    other.ifPresent(
        process -> {
          process.destroy();
          if (!endsWithin(patience, process)) {
            process.destroyForcibly();
            endsWithin(patience, process);
          }
          noted.delete(process);
        });
    return other;
  }

  private boolean lock() {
    try {
      Files.createDirectories(lockFile.getParent());
      FileChannel channel =
          FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (channel.tryLock() != null) {
          held = channel;
          return true;
        }
      } catch (OverlappingFileLockException heldInThisProcess) {
        // As good as held by another.
      } finally {
        if (held != channel) {
          channel.close();
        }
      }
      return false;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private ComponentException unwritable(IOException e) {
    return new ComponentException(
        "cannot write to " + lockFile.getParent() + ": " + e.getMessage(), e);
  }

  private static boolean endsWithin(Duration patience, ProcessHandle process) {
    try {
      process.onExit().get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException late) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
