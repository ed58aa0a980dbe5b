package io.clicklake.stack;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import picocli.CommandLine;

/**
 * Tests of commands that run in this process, in a home of their own. The terminal's character set
 * is another than UTF-8, in which commands write all the same.
 */
public abstract class InHome {

  protected final Path home;
  private final String homeBefore = System.getProperty("clicklake.home", "");
  private final PrintStream outBefore = System.out;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();

  protected InHome(Path home) {
    this.home = home;
  }

  @BeforeEach
  void moveIn() {
    System.setProperty("clicklake.home", home.toString());
    System.setOut(new PrintStream(out, true, StandardCharsets.ISO_8859_1));
  }

  @AfterEach
  void moveOut() {
    leaveHome();
    System.setOut(outBefore);
  }

  /** For what is needed of the real home. */
  protected void leaveHome() {
    System.setProperty("clicklake.home", homeBefore);
  }

  protected int run(Object command, String... arguments) {
    return new CommandLine(command).setErr(new PrintWriter(errors, true)).execute(arguments);
  }

  protected String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  protected String errors() {
    return errors.toString();
  }
}
