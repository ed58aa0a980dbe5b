package io.clicklake.host.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small layout packed, and read by tar, sha256sum and CycloneDX's own library. */
class ReleaseTest {

  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path directory;
  private Layout layout;

  @BeforeEach
  void lay() throws IOException {
    layout = new Layout(Files.createDirectories(directory.resolve("layout")));
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere/kafka"));
    jar(elsewhere.resolve("kafka-clients-4.3.1.jar"), "org.apache.kafka", "kafka-clients", "4.3.1");
    jar(elsewhere.resolve("io.vertx.vertx-core-4.5.0.jar"), "io.vertx", "vertx-core", "4.5.0");
    jar(elsewhere.resolve("shaded-1.0.jar"), "com.example", "inner", "9.9");
    Files.createSymbolicLink(layout.at("kafka"), elsewhere);
    Files.createDirectories(layout.at("bin"));
    Files.writeString(layout.at("bin/run"), "#!/bin/sh\necho run\n");
    Files.writeString(layout.at("VERSION"), "1\n");
  }

  @Test
  void theArchiveUnpacksToWhatTheLayoutHoldsAndItsSumsAgree() throws Exception {
    Path archive = Release.make(layout, directory, "1", TIME);
    assertThat(archive).hasFileName("clicklake-host-1.tar.gz");
    assertThat(said(directory, "sha256sum", "--check", "clicklake-host-1.tar.gz.sha256"))
        .isEqualTo("clicklake-host-1.tar.gz: OK\n");
    said(directory, "tar", "xzf", archive.toString());
    Path unpacked = directory.resolve("clicklake-host-1");
    assertThat(new Layout(unpacked).files()).isEqualTo(layout.files());
    assertThat(said(unpacked, "sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"))
        .isEmpty();
    assertThat(unpacked.resolve("kafka/kafka-clients-4.3.1.jar")).isRegularFile();
    assertThat(Files.isSymbolicLink(unpacked.resolve("kafka"))).isFalse();
    assertThat(unpacked.resolve("bin/run")).isExecutable();
    assertThat(Files.isExecutable(unpacked.resolve("VERSION"))).isFalse();
    assertThat(Files.getLastModifiedTime(unpacked.resolve("VERSION")).toInstant()).isEqualTo(TIME);
  }

  @Test
  void theSameFilesMakeTheSameBytes() throws Exception {
    byte[] first = Files.readAllBytes(Release.make(layout, directory, "1", TIME));
    Files.writeString(layout.at("VERSION"), "1\n");
    assertThat(Files.readAllBytes(Release.make(layout, directory, "1", TIME))).isEqualTo(first);
    Files.writeString(layout.at("VERSION"), "2\n");
    assertThat(Files.readAllBytes(Release.make(layout, directory, "1", TIME))).isNotEqualTo(first);
  }

  @Test
  void theBillNamesEveryJarAndIsCycloneDx() throws Exception {
    Release.make(layout, directory, "1", TIME);
    Path bill = layout.at(Layout.BILL);
    assertThat(new JsonParser().validate(bill.toFile(), Version.VERSION_16)).isEmpty();
    JsonNode components = new ObjectMapper().readTree(bill.toFile()).required("components");
    assertThat(components)
        .extracting(one -> one.path("bom-ref").asText() + " " + one.path("purl").asText("-"))
        .containsExactly(
            "kafka/io.vertx.vertx-core-4.5.0.jar pkg:maven/io.vertx/vertx-core@4.5.0",
            "kafka/kafka-clients-4.3.1.jar pkg:maven/org.apache.kafka/kafka-clients@4.3.1",
            "kafka/shaded-1.0.jar -");
    assertThat(components.get(2).path("name").asText()).isEqualTo("shaded");
    assertThat(components.get(1).at("/hashes/0/content").asText())
        .isEqualTo(Sha256.of(layout.at("kafka/kafka-clients-4.3.1.jar")));
  }

  private static void jar(Path file, String group, String name, String version) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("META-INF/maven/%s/%s/pom.properties".formatted(group, name)));
      zip.write(
          "groupId=%s\nartifactId=%s\nversion=%s\n"
              .formatted(group, name, version)
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String said(Path directory, String... command) throws Exception {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
