package io.clicklake.registry.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A git repository, read through the {@code git} command; nothing in it is changed. */
final class GitRepository {

  private final Path directory;

  /** The repository that this directory lies in. */
  GitRepository(Path directory) {
    this.directory = directory;
  }

  /** Where its working tree begins. */
  Path root() {
    return Path.of(line("rev-parse", "--show-toplevel"));
  }

  /** The id of the commit that a revision names. */
  String commit(String revision) {
    return line("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
  }

  /** The id of the last commit that both have. */
  String mergeBase(String one, String other) {
    return line("merge-base", one, other);
  }

  /** Paths of files that differ between two commits, from the root. */
  List<String> changed(String base, String head) {
    return names(
        run(List.of("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", base, head)));
  }

  /** A regular file of a commit and the id of its content. */
  record Blob(String id, String path) {}

  List<Blob> blobs(String commit) {
    List<Blob> blobs = new ArrayList<>();
    for (String entry : names(run(List.of("ls-tree", "-r", "-z", "--full-tree", commit)))) {
      int tab = entry.indexOf('\t');
      String[] fields = entry.substring(0, tab).split(" ", -1);
      if (fields[0].startsWith("100")) {
        blobs.add(new Blob(fields[2], entry.substring(tab + 1)));
      }
    }
    return blobs;
  }

  /** The contents of blobs, in their order. */
  List<byte[]> contents(List<Blob> blobs) throws IOException {
    Path ids = Files.createTempFile("clicklake-blobs", ".txt");
    try {
      Files.write(ids, blobs.stream().map(Blob::id).toList());
      byte[] batch =
          run(List.of("cat-file", "--batch"), ProcessBuilder.Redirect.from(ids.toFile()));
      List<byte[]> contents = new ArrayList<>();
      int at = 0;
      for (int i = 0; i < blobs.size(); i++) {
        int end = at;
        while (batch[end] != '\n') {
          end++;
        }
        String header = new String(batch, at, end - at, StandardCharsets.UTF_8);
        int size = Integer.parseInt(header.substring(header.lastIndexOf(' ') + 1));
        contents.add(Arrays.copyOfRange(batch, end + 1, end + 1 + size));
        at = end + 1 + size + 1;
      }
      return contents;
    } finally {
      Files.delete(ids);
    }
  }

  private String line(String... arguments) {
    return new String(run(List.of(arguments)), StandardCharsets.UTF_8).strip();
  }

  private static List<String> names(byte[] output) {
    return Arrays.stream(new String(output, StandardCharsets.UTF_8).split("\0"))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private byte[] run(List<String> arguments) {
    return run(arguments, ProcessBuilder.Redirect.PIPE);
  }

  private byte[] run(List<String> arguments, ProcessBuilder.Redirect input) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(arguments);
    try {
      Path errors = Files.createTempFile("clicklake-git", ".txt");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(input)
                .redirectError(errors.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        Process git = builder.start();
        git.getOutputStream().close();
        byte[] output = git.getInputStream().readAllBytes();
        if (git.waitFor() != 0) {
          throw refused(command, Files.readString(errors).strip());
        }
        return output;
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command + "; is git installed?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + command, e);
    }
  }

  private static UnusableSchemaException refused(List<String> command, String errors) {
    String revision = command.get(command.size() - 1).replace("^{commit}", "");
    return new UnusableSchemaException(
        command.contains("--verify") && errors.isEmpty()
            ? "revision '"
                + revision
                + "' is not in this repository; expected a commit, branch or tag, fetch it first"
                + " (a shallow clone has few)"
            : String.join(" ", command) + " failed: " + errors);
  }
}
