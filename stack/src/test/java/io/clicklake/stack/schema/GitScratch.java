package io.clicklake.stack.schema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small git repository, with nothing of the machine's configuration. */
record GitScratch(Path root) {

  static GitScratch at(Path root) throws IOException, InterruptedException {
    GitScratch scratch = new GitScratch(root);
    scratch.git("init", "--quiet", "--initial-branch=main");
    scratch.git("config", "user.name", "Tester");
    scratch.git("config", "user.email", "tester@example.org");
    scratch.git("config", "commit.gpgsign", "false");
    return scratch;
  }

  /** Commits a schema with these fields under a tag. */
  void commit(String tag, String fields) throws IOException, InterruptedException {
    Path file = root.resolve("schemas/click.avsc");
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, schema(fields));
    git("add", "--all");
    git("commit", "--quiet", "--message", tag);
    git("tag", tag);
  }

  static String schema(String fields) {
    return "{\"type\":\"record\",\"name\":\"Click\",\"namespace\":\"t\",\"fields\":[\n"
        + fields
        + "\n]}\n";
  }

  void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + " failed: " + output);
    }
  }
}
