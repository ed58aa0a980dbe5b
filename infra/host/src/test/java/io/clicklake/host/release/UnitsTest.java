package io.clicklake.host.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systemd and shellcheck say of the units and scripts, where they are installed. */
class UnitsTest {

  private static final Path MODULE = Path.of(System.getProperty("clicklake.home"), "infra/host");
  private static final Path DIST = MODULE.resolve("src/main/dist");
  private static final Pattern EXPOSURE = Pattern.compile("exposure level for \\S+: ([0-9.]+)");

  private final Path units;

  UnitsTest(@TempDir Path directory) throws IOException {
    this.units = directory.resolve("units");
    try (Stream<Path> walked = Files.walk(DIST.resolve("systemd"))) {
      for (Path source : walked.toList()) {
        Path target = units.resolve(DIST.resolve("systemd").relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.writeString(
              target, Files.readString(source).replace("/opt/clicklake/current", DIST.toString()));
        }
      }
    }
  }

  @Test
  void systemdFindsNothingWrongWithTheUnits() throws Exception {
    requireInstalled("systemd-analyze");
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
    command.addAll(services());
    command.add(units.resolve("clicklake.target").toString());
    assertThat(said(command)).isEmpty();
  }

  @Test
  void everyServiceSeesLittleOfTheMachine() throws Exception {
    requireInstalled("systemd-analyze");
    for (String service : services()) {
      String said = said(List.of("systemd-analyze", "security", "--offline=true", service));
      Matcher exposure = EXPOSURE.matcher(said);
      assertThat(exposure.find()).as(said).isTrue();
      // Of 10; the one that prepares runs as root and may hand folders over.
      assertThat(Double.parseDouble(exposure.group(1)))
          .as(service)
          .isLessThanOrEqualTo(service.contains("prepare") ? 2.3 : 1.4);
    }
  }

  @Test
  void theTargetWantsEveryServiceAndComesAfterIt() throws IOException {
    String target = Files.readString(units.resolve("clicklake.target"));
    for (String service : services()) {
      String name = Path.of(service).getFileName().toString();
      assertThat(target).containsPattern("Wants=.*\\b" + name);
      assertThat(target).containsPattern("After=.*\\b" + name);
    }
  }

  @Test
  void shellcheckFindsNothingWrongWithTheScripts() throws Exception {
    requireInstalled("shellcheck");
    List<Path> scripts =
        new ArrayList<>(List.of(MODULE.resolve("boot-test"), MODULE.resolve("make-machine")));
    try (Stream<Path> files = Files.list(DIST.resolve("bin"))) {
      files.forEach(scripts::add);
    }
    List<String> command = new ArrayList<>(List.of("shellcheck"));
    for (Path script : scripts) {
      assertThat(script).isExecutable();
      assertThat(Files.readString(script))
          .startsWith("#!/usr/bin/env bash\n")
          .contains("set -euo pipefail");
      command.add(script.toString());
    }
    assertThat(said(command)).isEmpty();
  }

  private List<String> services() throws IOException {
    try (Stream<Path> files = Files.list(units)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".service")).sorted().toList();
    }
  }

  private String said(List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("SYSTEMD_UNIT_PATH", units + ":", "LC_ALL", "C.UTF-8"));
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static void requireInstalled(String program) {
    boolean found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    assumeThat(found).as(program + " is not installed").isTrue();
  }
}
