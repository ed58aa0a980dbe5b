package io.clicklake.host.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Terraform tells a host, a host takes. */
class TerraformSettingsTest {

  private static final Path TERRAFORM =
      Path.of(System.getProperty("clicklake.home"), "infra/terraform");

  /** Terraform's own test holds this one to what the module makes for a single host. */
  private static final Pattern ENVIRONMENT =
      Pattern.compile("(?s)environments\\[\"1\"]\\) == tomap\\(\\{\\n(.*?)\\n *}\\)");

  private static final Pattern SETTING = Pattern.compile("CLICKLAKE_[A-Z_]+");
  private static final Pattern VALUE =
      Pattern.compile("(CLICKLAKE_[A-Z_]+)[)\\]]* *==? *(?:tolist\\(\\[)?\"([^\"$]*)\"");

  @Test
  void everyNameThatTerraformSetsIsKnown() throws IOException {
    List<String> named =
        SETTING
            .matcher(between("  environments = {", "  # The release first"))
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    assertThat(named).hasSizeGreaterThan(15).contains("CLICKLAKE_LOG_GROUP");
    assertThat(Arrays.stream(Variable.values()).map(Variable::key)).containsAll(named);
  }

  @Test
  void theSettingsOfASingleHostAreTaken(@TempDir Path directory) throws IOException {
    Matcher environment = ENVIRONMENT.matcher(tests());
    assertThat(environment.find()).isTrue();
    Map<String, String> told = values(environment.group(1));
    Path file = directory.resolve("host.env");
    Files.write(file, told.entrySet().stream().map(Map.Entry::toString).toList());
    HostSettings settings = HostSettings.read(file);
    assertThat(settings.runsKafka()).isTrue();
    assertThat(settings.runsConnect()).isTrue();
    assertThat(settings.runsRegistry()).isTrue();
    assertThat(settings.given(Variable.LOG_GROUP)).hasValue("/clicklake/clicklake/host");
    assertThat(settings.addresses().clients()).isEqualTo("host-1.clicklake.internal:9094");
  }

  @Test
  void everyOtherValueThatItsTestsHoldIsOfItsForm() throws IOException {
    Map<String, String> told = values(tests());
    assertThat(told).containsKeys("CLICKLAKE_VOTERS", "CLICKLAKE_BOOTSTRAP", "CLICKLAKE_ROLE");
    assertThat(told).containsEntry("CLICKLAKE_REGISTRY", "confluent");
    for (Variable variable : Variable.values()) {
      if (told.containsKey(variable.key())) {
        assertThat(variable.problem(told)).isEqualTo(Optional.empty());
      }
    }
  }

  private static Map<String, String> values(String text) {
    Map<String, String> values = new TreeMap<>();
    VALUE.matcher(text).results().forEach(found -> values.put(found.group(1), found.group(2)));
    return values;
  }

  private static String tests() throws IOException {
    return Files.readString(TERRAFORM.resolve("tests/host.tftest.hcl"));
  }

  private static String between(String begin, String end) throws IOException {
    String module = Files.readString(TERRAFORM.resolve("modules/host/main.tf"));
    return module.substring(module.indexOf(begin), module.indexOf(end));
  }
}
