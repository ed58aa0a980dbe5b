package io.clicklake.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code clicklake-release} on a directory in place of a host, with directories in place of AWS.
 */
class ReleaseScriptTest {

  private static final Path SCRIPT =
      TerraformFiles.TERRAFORM.resolve("modules/host/files/clicklake-release");

  /** Answers as far as the script asks. */
  private static final String AWS =
      """
      #!/usr/bin/env bash
      case "$1 $2" in
        "ssm get-parameter") cat "$FAKE/parameters$6" ;;
        "s3 cp") cp "$FAKE/${6#s3://}" "$7" ;;
        *) echo "unexpected: $*" >&2; exit 9 ;;
      esac
      """;

  @TempDir private Path host = Path.of("");
  @TempDir private Path aws = Path.of("");

  @BeforeEach
  void layTheHost() throws IOException {
    write(
        host.resolve("etc/clicklake/release.env"),
        """
        CLICKLAKE_REGION=eu-central-1
        CLICKLAKE_PARAMETER_PREFIX=/clicklake/t
        CLICKLAKE_NODE_ID=1
        CLICKLAKE_DISTRIBUTION_BUCKET=dist
        """);
    Path program = write(aws.resolve("bin/aws"), AWS);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    parameter("host/1", "CLICKLAKE_BUCKET=lake\nCLICKLAKE_REGION=eu-central-1");
  }

  @Test
  void aReleaseIsFetchedCheckedUnpackedAndInstalledWithItsSettings() throws Exception {
    parameter("release", "1.0 " + distribution("1.0", "echo one >>\"$CLICKLAKE_ROOT/installed\""));

    assertThat(run().status()).isZero();
    assertThat(host.resolve("installed")).hasContent("one\n");
    assertThat(host.resolve("etc/clicklake/host.env"))
        .hasContent("CLICKLAKE_BUCKET=lake\nCLICKLAKE_REGION=eu-central-1\n");
    assertThat(host.resolve("opt/clicklake/releases/1.0/bin/install")).isExecutable();
  }

  @Test
  void aSecondRunFetchesNothingAndInstallsAgain() throws Exception {
    parameter("release", "1.0 " + distribution("1.0", "echo one >>\"$CLICKLAKE_ROOT/installed\""));
    run().succeeded();
    Files.delete(aws.resolve("dist/releases/1.0/clicklake-host-1.0.tar.gz"));

    assertThat(run().succeeded()).doesNotContain("downloading");
    assertThat(host.resolve("installed")).hasContent("one\none\n");
  }

  @Test
  void anUpgradeLeavesTheReleaseBeforeForTheWayBack() throws Exception {
    parameter("release", "1.0 " + distribution("1.0", "echo one >>\"$CLICKLAKE_ROOT/installed\""));
    run().succeeded();
    parameter("release", "1.1 " + distribution("1.1", "echo two >>\"$CLICKLAKE_ROOT/installed\""));
    run().succeeded();

    assertThat(host.resolve("installed")).hasContent("one\ntwo\n");
    assertThat(host.resolve("opt/clicklake/releases/1.0/bin/install")).exists();
  }

  @Test
  void anArchiveThatIsAnotherIsNotUnpackedAndNothingRuns() throws Exception {
    distribution("1.0", "echo evil >>\"$CLICKLAKE_ROOT/installed\"");
    parameter("release", "1.0 " + "0".repeat(64));

    Tools.Outcome outcome = run();
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.output())
        .contains("s3://dist/releases/1.0/clicklake-host-1.0.tar.gz has sha256 ")
        .contains("expected " + "0".repeat(64))
        .contains("mend the checksum and apply");
    assertThat(host.resolve("installed")).doesNotExist();
    try (Stream<Path> left = Files.list(host.resolve("opt/clicklake/releases"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aReleaseThatIsNoneIsToldWithItsLine() throws Exception {
    for (String wrong : List.of("../../etc 0", "1.0", "latest " + "G".repeat(64), "")) {
      parameter("release", wrong);
      Tools.Outcome outcome = run();
      assertThat(outcome.status()).as(wrong).isEqualTo(1);
      assertThat(outcome.output()).contains("'" + wrong + "', expected a version and a sha256");
    }
    assertThat(host.resolve("opt")).doesNotExist();
  }

  @Test
  void aParameterThatCannotBeReadIsTold() throws Exception {
    Tools.Outcome outcome = run();
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.output())
        .contains("cannot read parameter /clicklake/t/release; expected the instance's role");
  }

  @Test
  void anArchiveThatIsNotThereIsTold() throws Exception {
    parameter("release", "1.0 " + "0".repeat(64));
    assertThat(run().output())
        .contains("cannot download s3://dist/releases/1.0/clicklake-host-1.0.tar.gz; expected");
  }

  @Test
  void archivesBesideTheReleaseAreUnpackedWhereTheyBelong() throws Exception {
    String plugin = archive("vendor/s3.tar.gz", Map.of("top/lib/s3.jar", "jar"));
    parameter(
        "release",
        "1.0 "
            + distribution(
                "1.0",
                "ls \"$CLICKLAKE_ROOT/opt/clicklake/plugins\" >\"$CLICKLAKE_ROOT/installed\"")
            + "\nplugins/confluent-s3 vendor/s3.tar.gz "
            + plugin);

    run().succeeded();
    assertThat(host.resolve("opt/clicklake/plugins/confluent-s3/lib/s3.jar")).hasContent("jar");
    assertThat(host.resolve("installed")).hasContent("confluent-s3\n");
  }

  @Test
  void anInstallationThatFailsFailsTheRun() throws Exception {
    parameter("release", "1.0 " + distribution("1.0", "exit 3"));
    assertThat(run().status()).isEqualTo(3);
  }

  private Tools.Outcome run() throws IOException, InterruptedException {
    return Tools.run(
        host,
        Map.of(
            "CLICKLAKE_ROOT",
            host.toString(),
            "FAKE",
            aws.toString(),
            "PATH",
            aws.resolve("bin") + ":" + System.getenv("PATH")),
        List.of("bash", SCRIPT.toString()));
  }

  private void parameter(String name, String value) throws IOException {
    write(aws.resolve("parameters/clicklake/t").resolve(name), value);
  }

  /** Lays down a distribution and returns its checksum. */
  private String distribution(String version, String install) throws Exception {
    return archive(
        "releases/%1$s/clicklake-host-%1$s.tar.gz".formatted(version),
        Map.of("clicklake-host-" + version + "/bin/install", "#!/usr/bin/env bash\n" + install));
  }

  private String archive(String key, Map<String, String> files) throws Exception {
    Path tree = Files.createTempDirectory(aws, "tree");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path written = write(tree.resolve(file.getKey()), file.getValue());
      Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Path archive = aws.resolve("dist").resolve(key);
    Files.createDirectories(archive.getParent());
    Tools.run(tree, Map.of(), List.of("bash", "-c", "tar -czf '" + archive + "' *")).succeeded();
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive)));
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
