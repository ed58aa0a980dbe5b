package io.clicklake.components;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A program that starts a script and then waits to be ended, as an interrupted build would be. */
final class LaunchingProcess {

  private LaunchingProcess() {}

  /** Takes the state directory, and {@code keep} if the script is to be let go. */
  public static void main(String[] arguments) throws InterruptedException {
    RunningComponent running =
        RunningComponent.start(
            ScriptComponent.of(Path.of(arguments[0]), "touch \"$READY\"; exec sleep 300"),
            Duration.ofSeconds(20));
    if (arguments[1].equals("keep")) {
      running.letGo();
    }
    System.out.println("started");
    new CountDownLatch(1).await();
  }
}
