package io.clicklake.registry.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LakeTableTest {

  private static final ProjectionRange RANGE =
      new ProjectionRange(LocalDate.of(2025, 1, 1), LocalDate.of(2034, 12, 31));

  private static Schema record(String fields) {
    return new Schema.Parser()
        .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[%s]}".formatted(fields));
  }

  private static LakeTable table(Schema schema, String database, String name, String location) {
    return LakeTable.of(
        schema, database, name, location, PartitionLayout.HOURLY, ZoneOffset.UTC, RANGE);
  }

  private static LakeTable table(String fields) {
    return table(record(fields), "clicks", "events", "s3://lake/topics/events");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "two columns by case | {'name':'pageUrl','type':'string'},{'name':'pageurl','type':'string'}"
            + " | fields pageUrl and pageurl are both column pageurl in Glue, which lower-cases names",
        "two members by case | {'name':'page','type':{'type':'record','name':'P','fields':[{'name':'Url','type':'string'},{'name':'url','type':'string'}]}}"
            + " | field page: fields Url and url of record P are both called url in Glue",
        "a column of the path | {'name':'Hour','type':'int'}"
            + " | hour is a column of the files and of their path; give the path another name",
        "a record in itself | {'name':'next','type':['null','R'],'default':null}"
            + " | field next: record R contains itself, and columns have a fixed depth",
        "a decimal too long | {'name':'d','type':{'type':'bytes','logicalType':'decimal','precision':39}}"
            + " | field d: a decimal has 39 digits; Athena holds at most 38",
        "no column | {'name':'nothing','type':'null'}"
            + " | record R has no field that can hold a value; give it a field",
      })
  void whatNoTableCanHoldIsRefusedWithTheRemedy(String what, String fields, String message) {
    assertThatThrownBy(() -> table(fields.replace('\'', '"')))
        .as(what)
        .isInstanceOf(TableRefusedException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aSchemaThatIsNoRecordIsRefused() {
    assertThatThrownBy(
            () -> table(Schema.create(Schema.Type.STRING), "clicks", "events", "s3://lake/a"))
        .hasMessage("the schema is of type string; a row is a record");
  }

  @Test
  void aNameThatGlueCannotHoldIsRefused() {
    assertThatThrownBy(() -> table("{\"name\":\"%s\",\"type\":\"int\"}".formatted("a".repeat(256))))
        .hasMessageContaining("has 256 bytes; Glue holds at most 255");
  }

  @ParameterizedTest
  @CsvSource({"Clicks, events", "clicks, my-events", "clicks, ''", "'', events", "a b, events"})
  void databasesAndTablesHaveNamesThatAthenaHolds(String database, String name) {
    Schema schema = record("{\"name\":\"a\",\"type\":\"int\"}");
    assertThatThrownBy(() -> table(schema, database, name, "s3://lake/a"))
        .isInstanceOf(TableRefusedException.class)
        .hasMessageContaining("name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lake/topics", "s3a://lake/a", "s3://lake/${a}", "s3://lake//a", "s3://Lake/a"})
  void aLocationIsABucketAndAPrefix(String location) {
    Schema schema = record("{\"name\":\"a\",\"type\":\"int\"}");
    assertThatThrownBy(() -> table(schema, "clicks", "events", location))
        .isInstanceOf(TableRefusedException.class)
        .hasMessageContaining(location);
  }

  @Test
  void aCommentIsOneLineWithinWhatGlueHolds() {
    String doc = "grüße\\n\\t" + "wörter ".repeat(60) + "ende";
    LakeColumn column =
        table("{\"name\":\"a\",\"type\":\"int\",\"doc\":\"%s\"}".formatted(doc)).columns().get(0);

    assertThat(column.comment()).startsWith("grüße wörter wörter").endsWith(" wörter…");
    assertThat(AthenaText.bytes(column.comment())).isBetween(240, 255);
  }

  @Test
  void aCommentIsNotCutWithinACharacter() {
    String cut = AthenaText.comment("😀".repeat(100), 255);

    assertThat(cut).isEqualTo("😀".repeat(63) + "…");
  }

  @Test
  void aFieldThatCanOnlyBeNullHasNoColumn() {
    assertThat(
            table("{\"name\":\"n\",\"type\":\"null\"},{\"name\":\"a\",\"type\":\"int\"}").columns())
        .extracting(LakeColumn::name)
        .containsExactly("a");
  }

  @Test
  void aRangeRunsForward() {
    assertThatThrownBy(
            () -> new ProjectionRange(LocalDate.of(2025, 1, 1), LocalDate.of(2024, 1, 1)))
        .hasMessageContaining("2025-01-01 to 2024-01-01");
  }

  @Test
  void aViewNeedsItsColumns() {
    LakeTable table = table("{\"name\":\"event_id\",\"type\":\"string\"}");
    assertThatThrownBy(
            () ->
                new AthenaView("once", "event_id", "received_at", AthenaView.Reach.TABLE)
                    .create(table))
        .hasMessage("events has no column received_at; there are event_id, year, month, day, hour");
  }

  @Test
  void tablesAlikeNeedNoAlteration() {
    LakeTable table = table("{\"name\":\"a\",\"type\":\"int\"}");

    assertThat(AthenaAlteration.of(List.copyOf(table.columns()), table))
        .isEqualTo("-- Nothing to alter: the columns are the same.\n");
  }
}
