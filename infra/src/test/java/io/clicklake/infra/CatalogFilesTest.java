package io.clicklake.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import io.clicklake.registry.ddl.AthenaView;
import io.clicklake.registry.ddl.GlueTable;
import io.clicklake.registry.ddl.LakeTable;
import io.clicklake.registry.ddl.PartitionLayout;
import io.clicklake.registry.ddl.ProjectionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The tables that Terraform makes are those that {@code schema ddl} derives from the schemas. */
class CatalogFilesTest {

  /** What a deployment replaces: where its lake lies, which years it has, its zone. */
  private static final String LAKE = "s3://lake/topics/";

  private static final ProjectionRange YEARS =
      new ProjectionRange(LocalDate.of(2026, 1, 1), LocalDate.of(2030, 12, 31));

  private static final LakeTable EVENTS =
      table(ClickEvent.getClassSchema(), "click_events", "clickstream");
  private static final LakeTable REJECTED =
      table(RejectedEvent.getClassSchema(), "rejected_events", "clickstream.rejected");

  private static LakeTable table(Schema schema, String name, String topic) {
    return LakeTable.of(
        schema, "clicklake", name, LAKE + topic, PartitionLayout.HOURLY, ZoneId.of("UTC"), YEARS);
  }

  @Test
  void everyFileIsWhatTheSchemasMake() throws IOException {
    Map<Path, String> files =
        Map.of(
            TerraformFiles.TABLES.resolve("click_events.json"),
            GlueTable.json(EVENTS),
            TerraformFiles.TABLES.resolve("rejected_events.json"),
            GlueTable.json(REJECTED),
            TerraformFiles.QUERIES.resolve("click_events_once.sql"),
            view());
    if (Boolean.getBoolean(TerraformFiles.WRITE)) {
      for (Map.Entry<Path, String> file : files.entrySet()) {
        Files.writeString(file.getKey(), file.getValue());
      }
    }
    assertThat(TerraformFiles.ending(TerraformFiles.TABLES, "")).hasSize(2);
    assertThat(files)
        .allSatisfy(
            (file, text) ->
                assertThat(file)
                    .as(TerraformFiles.howToWrite(CatalogFilesTest.class))
                    .hasContent(text));
  }

  /** Athena knows the database of a saved query, so that the view's text names none. */
  private static String view() {
    return new AthenaView(
            "click_events_once", "event_id", "received_at", AthenaView.Reach.PARTITION)
        .create(EVENTS)
        .replace("\"clicklake\".", "");
  }
}
