package io.clicklake.stack.deploy.machine;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program of this machine, run to its end in a directory; it ends with this process. */
public record Program(Path file, Path directory, Map<String, String> environment) {

  private static final Redirect NOTHING = Redirect.from(new File("/dev/null"));

  public Program {
    environment = Map.copyOf(environment);
  }

  /** How it ended, and what it printed, errors among it. */
  public record Outcome(int status, String output) {}

  /** Where the PATH has a program. */
  public static Optional<Path> onPath(String name) {
    for (String directory :
        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path file = Path.of(directory, name);
      if (!directory.isEmpty() && Files.isExecutable(file) && !Files.isDirectory(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** Runs it and keeps what it prints. */
  public Outcome run(List<String> arguments) {
    return run(arguments, "");
  }

  /** Runs it with a text to read, which only this user can see meanwhile. */
  public Outcome run(List<String> arguments, String input) {
    try {
      Path text = Files.createTempFile("clicklake-deploy", ".in");
      Path output = Files.createTempFile("clicklake-deploy", ".log");
      try {
        Files.writeString(text, input);
        int status = run(arguments, Redirect.from(text.toFile()), Redirect.to(output.toFile()));
        return new Outcome(status, Files.readString(output));
      } finally {
        Files.delete(text);
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new ProgramException("cannot run " + file + ": " + e.getMessage(), e);
    }
  }

  /** Runs it before the user's eyes. */
  public int show(List<String> arguments) {
    try {
      return run(arguments, NOTHING, Redirect.INHERIT);
    } catch (IOException e) {
      throw new ProgramException("cannot run " + file + ": " + e.getMessage(), e);
    }
  }

  private int run(List<String> arguments, Redirect input, Redirect output) throws IOException {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(input)
            .redirectErrorStream(true)
            .redirectOutput(output);
    builder.environment().putAll(environment);
    Process process = builder.start();
    Thread endsWithThis = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(endsWithThis);
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProgramException("interrupted while " + file.getFileName() + " ran", e);
    } finally {
      process.destroy();
      Runtime.getRuntime().removeShutdownHook(endsWithThis);
    }
  }
}
