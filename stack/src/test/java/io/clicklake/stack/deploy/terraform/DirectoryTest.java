package io.clicklake.stack.deploy.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment writes into Terraform's directory, and reads of it. */
class DirectoryTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path HOME = Path.of(System.getProperty("clicklake.home"));

  @TempDir Path directory;

  @Test
  void aNewDirectoryHasTheExampleWithThisCheckoutsModule() throws Exception {
    Path fresh = directory.resolve("new");
    assertThat(Configuration.isIn(fresh)).isFalse();
    new Configuration(
            Optional.of("clicks"),
            "eu-central-1",
            List.of("https://a.example", "https://b.example"),
            List.of("ops@a.example"))
        .write(HOME, fresh);
    assertThat(Configuration.isIn(fresh)).isTrue();
    assertThat(fresh.resolve("main.tf"))
        .content()
        .contains("source = \"" + HOME.resolve("infra/terraform").normalize() + "\"")
        .doesNotContain("../..");
    assertThat(fresh.resolve("terraform.tfvars"))
        .hasContent(
            """
            name            = "clicks"
            region          = "eu-central-1"
            allowed_origins = ["https://a.example","https://b.example"]
            alarm_emails    = ["ops@a.example"]
            """);
  }

  @Test
  void whatIsSaidCannotBecomeTerraformsCode() throws Exception {
    new Configuration(
            Optional.empty(), "${file(\"/etc/passwd\")}", List.of("%{if true}"), List.of())
        .write(HOME, directory);
    assertThat(directory.resolve("terraform.tfvars"))
        .hasContent(
            """
            region          = "$${file(\\"/etc/passwd\\")}"
            allowed_origins = ["%%{if true}"]
            alarm_emails    = []
            """);
  }

  @Test
  void releasedValuesStayBesideEachOther() throws Exception {
    ReleasedValues values = new ReleasedValues(directory);
    assertThat(values.hostRelease()).isEmpty();
    assertThat(values.functionDigest()).isEmpty();
    HostRelease release = new HostRelease("0.1.0-SNAPSHOT", "a".repeat(64));
    values.say(release);
    values.sayFunction("sha256:" + "b".repeat(64));
    values.sayThatContentsGo();
    assertThat(JSON.readTree(directory.resolve("clicklake.auto.tfvars.json").toFile()))
        .isEqualTo(
            JSON.readTree(
                """
                {"host_release":{"version":"0.1.0-SNAPSHOT","sha256":"%s"},"function_digest":"sha256:%s","force_destroy":true}
                """
                    .formatted("a".repeat(64), "b".repeat(64))));
    assertThat(values.hostRelease()).contains(release);
    assertThat(values.functionDigest()).contains("sha256:" + "b".repeat(64));
    values.forget();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aFileThatIsNoObjectIsNamed() throws Exception {
    Files.writeString(directory.resolve("clicklake.auto.tfvars.json"), "[]");
    assertThatExceptionOfType(TerraformException.class)
        .isThrownBy(() -> new ReleasedValues(directory).hostRelease())
        .withMessageContaining("clicklake.auto.tfvars.json holds no JSON object; mend it");
  }

  @Test
  void aReleaseThatIsNoneIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new HostRelease("../1", "a".repeat(64)))
        .withMessageContaining("the release is '../1'");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new HostRelease("1", "A".repeat(64)));
  }

  @Test
  void outputsAreFoundUnderWhateverNameAndTellWhatIsMissing() throws Exception {
    assertThat(Outputs.in(JSON.readTree("{}"))).isEmpty();
    Outputs outputs =
        Outputs.in(
                JSON.readTree(
                    """
                    {"other":{"value":"text"},
                     "lake":{"value":{"distribution_bucket":"d","repository_url":"1.dkr.ecr.eu-central-1.amazonaws.com/a/b",
                       "ingest_url":null,"instance_ids":{"2":"i-2","1":"i-1"}}}}
                    """))
            .orElseThrow();
    assertThat(outputs.distributionBucket()).isEqualTo("d");
    assertThat(outputs.repositoryName()).isEqualTo("a/b");
    assertThat(outputs.ingestUrl()).isEmpty();
    assertThat(outputs.instances().values()).containsExactly("i-1", "i-2");
    assertThatExceptionOfType(TerraformException.class)
        .isThrownBy(outputs::region)
        .withMessageContaining("no text 'region'; expected all outputs of the module");
  }
}
