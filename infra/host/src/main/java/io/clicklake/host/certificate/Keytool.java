package io.clicklake.host.certificate;

import io.clicklake.host.HostException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JDK's keytool on PKCS#12 files that share one password, which no command line shows. */
record Keytool(String password) {

  private static final String PASSWORD = "CLICKLAKE_STORE_PASSWORD";
  private static final long PATIENCE_SECONDS = 60;

  /** A run takes a third of the time that it takes with the JVM's own choices. */
  private static final List<String> SHORT_LIVED =
      List.of("-J-Xmx64m", "-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1");

  /**
   * Runs it with a keystore.
   *
   * @throws HostException with what it said, when it is not there or fails
   */
  void run(Path keystore, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program().toString()));
    command.addAll(SHORT_LIVED);
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "-keystore", keystore.toString(), "-storetype", "PKCS12", "-storepass:env", PASSWORD));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(PASSWORD, password);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new HostException("keytool " + arguments[0] + " failed on " + keystore + ": " + said);
      }
    } catch (IOException e) {
      throw new HostException("cannot run " + program() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostException("interrupted while keytool runs on " + keystore, e);
    }
  }

  private static Path program() {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    if (!Files.isExecutable(keytool)) {
      throw new HostException(
          "no keytool at " + keytool + ": install a whole JRE or JDK, 17 or newer");
    }
    return keytool;
  }
}
