package io.clicklake.host.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of a machine before it boots: an empty Debian, and releases that are unpacked there.
 *
 * @param root the directory that is the machine's {@code /}
 */
record MachineFiles(Path root) {

  private static final Path MODULE = Path.of(System.getProperty("clicklake.home"), "infra/host");

  /** It takes a minute to make, and is the same for every run. */
  private static final Path EMPTY = MODULE.resolve("target/boot/debian");

  /** Names the archive, in a build that makes it. */
  private static final String ARCHIVE = "clicklake.archive";

  private static final int CANNOT = 75;

  /** Why no machine can be made here; empty where one can. */
  static Optional<String> whyNone() throws IOException {
    if (System.getProperty(ARCHIVE) == null) {
      return Optional.of("this build makes no archive to boot: infra/host/boot-test does");
    }
    Ended made = run(MODULE.resolve("make-machine").toString(), EMPTY.toString());
    if (made.status() == CANNOT) {
      return Optional.of(made.said().strip());
    }
    assertThat(made.status()).as(made.said()).isZero();
    return Optional.empty();
  }

  /** Those of a new machine, in place of the one before. */
  static MachineFiles ofNewMachine() throws IOException {
    MachineFiles files = new MachineFiles(MODULE.resolve("target/boot/machine"));
    files.delete();
    succeed("cp", "-a", "--reflink=auto", EMPTY.toString(), files.root.toString());
    return files;
  }

  void delete() throws IOException {
    succeed("rm", "-rf", "--one-file-system", root.toString());
  }

  /** The file or directory at a path of the machine. */
  Path at(String path) {
    return root.resolve(path.substring(1));
  }

  /** Unpacks the archive that the build made, under a version's name. */
  void unpack(String version) throws IOException {
    Path release = Files.createDirectories(release(version));
    String archive = System.getProperty(ARCHIVE, "");
    succeed("tar", "xzf", archive, "--strip-components=1", "-C", release.toString());
    write(version, "VERSION", version + "\n");
  }

  /** The same release under another version's name. */
  void copy(String from, String to) throws IOException {
    succeed("cp", "-a", "--reflink=auto", release(from).toString(), release(to).toString());
    write(to, "VERSION", to + "\n");
  }

  /** Gives a release another file, and says so in its sums. */
  void write(String version, String file, String content) throws IOException {
    Path release = release(version);
    Files.writeString(release.resolve(file), content);
    Path sums = release.resolve("SHA256SUMS");
    String others =
        Files.readAllLines(sums).stream()
            .filter(line -> !line.endsWith("  " + file))
            .map(line -> line + "\n")
            .reduce("", String::concat);
    Files.writeString(
        sums, others + run("env", "-C", release.toString(), "sha256sum", file).said());
  }

  Path release(String version) {
    return at("/opt/clicklake/releases/" + version);
  }

  private static void succeed(String... command) throws IOException {
    Ended ended = run(command);
    assertThat(ended.status()).as("%s: %s", String.join(" ", command), ended.said()).isZero();
  }

  private static Ended run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Ended(process.waitFor(), said);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + String.join(" ", command) + " ran", e);
    }
  }

  private record Ended(int status, String said) {}
}
