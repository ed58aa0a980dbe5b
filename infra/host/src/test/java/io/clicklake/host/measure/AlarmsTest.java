package io.clicklake.host.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What alarms and the dashboard of Terraform look for is what hosts tell. */
class AlarmsTest {

  private static final Path TERRAFORM =
      Path.of(System.getProperty("clicklake.home"), "infra/terraform");
  private static final Pattern BY_DEPLOYMENT =
      Pattern.compile("merge\\(local\\.host, \\{ metric = \"(\\w+)\"");
  private static final Pattern BY_NODE =
      Pattern.compile(
          "namespace += local\\.host\\.namespace\\s+dimensions = \\{ Deployment = var\\.name, Node = id }\\s+metric += \"(\\w+)\"");
  private static final Pattern SHOWN =
      Pattern.compile(
          "\\[local\\.host\\.namespace, \"(\\w+)\", \"Deployment\", var\\.name, (\"Node\", id, )?");

  @Test
  void alarmsWatchMetricsThatHostsTellUnderTheDimensionsThatTheyHave() throws IOException {
    String alarms = text("modules/observability/alarms.tf");
    assertThat(alarms)
        .contains(
            "host     = { namespace = var.metric_namespace, dimensions = { Deployment = var.name } }");
    Set<String> watched = found(BY_DEPLOYMENT, alarms);
    watched.addAll(found(BY_NODE, alarms));
    assertThat(watched)
        .containsExactlyInAnyOrder(
            Metric.CONSUMER_LAG.word(),
            Metric.RECORDS_COMMITTED.word(),
            Metric.FAILED_TASKS.word(),
            Metric.DISK_USED_PERCENT.word());
  }

  @Test
  void theDashboardShowsEveryMetric() throws IOException {
    assertThat(found(SHOWN, text("modules/observability/dashboard.tf")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Metric.values()).map(Metric::word).toList());
  }

  @Test
  void theNamespaceIsTheDeployments() throws IOException {
    assertThat(text("main.tf"))
        .contains("metric_namespace = \"" + EmbeddedMetrics.NAMESPACE + "\"");
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static String text(String file) throws IOException {
    return Files.readString(TERRAFORM.resolve(file));
  }
}
