package io.clicklake.stack.schema;

import io.clicklake.registry.docs.DataDictionary;
import io.clicklake.registry.docs.DictionaryHtml;
import io.clicklake.registry.docs.DictionaryMarkdown;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clicklake schema docs}. */
@Command(
    name = "docs",
    description = {
      "Writes a data dictionary: per column its type in Avro, Parquet and Glue, whether it may be"
          + " null, its default and what its doc says. Columns without a doc are listed."
    },
    footer = {
      "",
      "Exit status: 0 written, 1 the registry failed, 2 wrong usage or an unusable schema.",
      "",
      "Examples:",
      "  clicklake schema docs ClickEvent.avsc RejectedEvent.avsc > events.md",
      "  clicklake schema docs --subject clickstream-value --format html > clickstream.html"
    })
public final class DocsCommand implements Callable<Integer> {

  private final Map<String, String> environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SchemaOptions schemas = new SchemaOptions();

  /** What is written. */
  enum Format {
    markdown,
    html
  }

  @Parameters(arity = "0..*", paramLabel = "SCHEMA", description = "Files, .avsc or .avdl.")
  private List<Path> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "markdown",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.markdown;

  @Option(
      names = "--title",
      paramLabel = "TITLE",
      defaultValue = "Data dictionary",
      description = "The page's title (default: ${DEFAULT-VALUE}).")
  private String title = "Data dictionary";

  /** In this process's environment. */
  public DocsCommand() {
    this(System.getenv());
  }

  DocsCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (files.isEmpty() != schemas.namesSubject()) {
      throw new ParameterException(spec.commandLine(), "expected schemas' files, or --subject");
    }
    return Told.by(spec, this::text);
  }

  private String text() {
    Stream<Schema> found =
        files.isEmpty()
            ? Stream.of(schemas.subjectsVersion(environment).schema())
            : files.stream().map(file -> schemas.file(file).schema());
    List<DataDictionary> dictionaries = found.map(DataDictionary::of).toList();
    return switch (format) {
      case markdown ->
          dictionaries.stream()
              .map(DictionaryMarkdown::section)
              .collect(Collectors.joining("\n", "# " + title + "\n\n", ""));
      case html -> DictionaryHtml.page(title, dictionaries);
    };
  }
}
