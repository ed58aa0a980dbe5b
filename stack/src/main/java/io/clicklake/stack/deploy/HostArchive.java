package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.machine.Sha256;
import io.clicklake.stack.deploy.terraform.HostRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The distribution that hosts run, as the build packs it: {@code clicklake-host-<version>.tar.gz}.
 */
record HostArchive(Path file) {

  private static final Pattern NAME = Pattern.compile("clicklake-host-(.+)\\.tar\\.gz");

  HostArchive {
    if (!NAME.matcher(file.getFileName().toString()).matches()) {
      throw new DeploymentException(
          "the distribution is %s, expected a file clicklake-host-<version>.tar.gz, as ./mvnw -Pdist package -pl infra/host -am makes it"
              .formatted(file));
    }
  }

  /** Those that a directory holds. */
  static List<HostArchive> in(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted()
          .map(HostArchive::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }

  HostRelease release() {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalStateException("checked when it was made: " + file);
    }
    return new HostRelease(name.group(1), new Sha256().and(file).digits());
  }

  /** Where hosts look for it in the distribution bucket. */
  static String key(HostRelease release) {
    return "releases/%1$s/clicklake-host-%1$s.tar.gz".formatted(release.version());
  }
}
