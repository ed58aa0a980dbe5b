package io.clicklake.registry.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import io.clicklake.registry.ddl.TableRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {

  private static final Path HOME = Path.of(System.getProperty("clicklake.home"));
  private static final Path DOCUMENT = HOME.resolve("docs/events.md");
  private static final String WRITE = "clicklake.document.write";

  private static DataDictionary everyType() throws IOException {
    Path schema = HOME.resolve("registry/src/test/resources/ddl/every-type/schema.avsc");
    return DataDictionary.of(new Schema.Parser().parse(Files.readString(schema)));
  }

  private static DocumentedColumn column(DataDictionary dictionary, String name) {
    return dictionary.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theDocumentOfTheEventsSaysWhatTheirSchemasSay() throws IOException {
    String text =
        """
        # The events

        Made of the docs in `schemas/src/main/avro/`. Topic `clickstream` holds the first, \
        `clickstream.rejected` the second.

        %s
        %s"""
            .formatted(
                DictionaryMarkdown.section(DataDictionary.of(ClickEvent.getClassSchema())),
                DictionaryMarkdown.section(DataDictionary.of(RejectedEvent.getClassSchema())));
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(DOCUMENT, text);
    }
    assertThat(DOCUMENT)
        .as(
            "run ./mvnw -q -Dquick test -pl registry -am -Dtest=DataDictionaryTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            WRITE)
        .hasContent(text);
  }

  @Test
  void everyFieldOfTheEventsHasADoc() {
    for (Schema schema : List.of(ClickEvent.getClassSchema(), RejectedEvent.getClassSchema())) {
      assertThat(DataDictionary.of(schema).undocumented()).isEmpty();
    }
  }

  @Test
  void aColumnHasItsTypesItsDefaultAndItsDoc() throws IOException {
    assertThat(column(everyType(), "tax"))
        .isEqualTo(
            new DocumentedColumn(
                "tax",
                0,
                "decimal(9,2)",
                "FIXED(4) DECIMAL(9, 2)",
                "decimal(9,2)",
                true,
                "null",
                "",
                List.of()));
    assertThat(column(everyType(), "kind").symbols()).containsExactly("a", "b");
  }

  @Test
  void whatIsWithinAColumnFollowsIt() throws IOException {
    assertThat(everyType().columns())
        .extracting(DocumentedColumn::name)
        .containsSubsequence(
            "tags",
            "tags[]",
            "page",
            "page.Url",
            "page.date",
            "page.history",
            "page.history[]",
            "page.history[].at",
            "either",
            "either<member0>",
            "either<member1>");
    assertThat(column(everyType(), "page.history[].at").depth()).isEqualTo(3);
  }

  @Test
  void fieldsWithoutADocAreListed() throws IOException {
    assertThat(everyType().undocumented())
        .contains("_index", "page.Url")
        .doesNotContain("order", "tags[]");
    assertThat(DictionaryMarkdown.section(everyType())).contains("\nWithout a doc: `_index`, ");
  }

  @Test
  void whatMarkdownOrHtmlWouldTakeForItselfIsEscaped() {
    Schema schema =
        new Schema.Parser()
            .parse(
                """
                {"type":"record","name":"R","fields":[
                  {"name":"a","type":"string","doc":"<b>one</b> | `two` & \\"three\\""}]}
                """);
    DataDictionary dictionary = DataDictionary.of(schema);

    assertThat(DictionaryMarkdown.section(dictionary))
        .contains("\\<b\\>one\\</b\\> \\| \\`two\\` & \"three\"");
    assertThat(DictionaryHtml.page("T & T", List.of(dictionary)))
        .contains("&lt;b&gt;one&lt;/b&gt; | `two` &amp; &quot;three&quot;")
        .contains("<title>T &amp; T</title>")
        .doesNotContain("<b>one");
  }

  @Test
  void thePageNeedsNothingElse() {
    String page =
        DictionaryHtml.page("Events", List.of(DataDictionary.of(ClickEvent.getClassSchema())));

    assertThat(page)
        .startsWith("<!doctype html>")
        .contains("id=\"io.clicklake.events.ClickEvent.event_id\"")
        .doesNotContain("src=", "href=", "@import", "url(");
  }

  @Test
  void aSchemaWithoutATableHasNoDictionary() {
    Schema schema =
        new Schema.Parser()
            .parse(
                "{\"type\":\"record\",\"name\":\"N\",\"fields\":[{\"name\":\"n\",\"type\":[\"null\",\"N\"]}]}");

    assertThatThrownBy(() -> DataDictionary.of(schema)).isInstanceOf(TableRefusedException.class);
  }
}
