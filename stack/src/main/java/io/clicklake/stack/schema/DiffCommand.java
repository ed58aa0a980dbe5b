package io.clicklake.stack.schema;

import io.clicklake.registry.diff.DiffText;
import io.clicklake.registry.diff.SchemaDiff;
import io.clicklake.registry.source.NamedSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clicklake schema diff}. */
@Command(
    name = "diff",
    description = {
      "Shows what changed between two versions of a schema, a line per change: + added, - removed,"
          + " ~ changed, > moved.",
      "What a change does to readers and to the lake is told by schema review."
    },
    footer = {
      "",
      "Exit status: 0 shown, 1 the registry failed, 2 wrong usage or an unusable schema. Colours on"
          + " a terminal, unless NO_COLOR is set.",
      "",
      "Examples:",
      "  clicklake schema diff old.avsc new.avsc",
      "  clicklake schema diff --subject clickstream-value new.avsc",
      "  clicklake schema diff --subject clickstream-value --version 1 --to 3"
    })
public final class DiffCommand implements Callable<Integer> {

  private final Map<String, String> environment;
  private final BooleanSupplier terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SchemaOptions schemas = new SchemaOptions();

  @Parameters(
      arity = "0..2",
      paramLabel = "OLD NEW",
      description = "Files; with --subject the new one, or none.")
  private List<Path> files = List.of();

  @Option(
      names = "--to",
      paramLabel = "N",
      description = "With --subject and no file: the new version (default: the newest).")
  private Optional<Integer> to = Optional.empty();

  /** In this process's environment, on its terminal. */
  public DiffCommand() {
    this(System.getenv(), Help.Ansi.AUTO::enabled);
  }

  DiffCommand(Map<String, String> environment, BooleanSupplier terminal) {
    this.environment = environment;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int most = schemas.namesSubject() ? 1 : 2;
    if (files.size() > most || (files.size() < 2 && !schemas.namesSubject())) {
      throw new ParameterException(
          spec.commandLine(), "expected two files, or --subject and at most one file");
    }
    if (to.isPresent() && (!schemas.namesSubject() || !files.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), "--to names the new version of a subject; leave out the file");
    }
    return Told.by(spec, this::text);
  }

  private String text() {
    NamedSchema old =
        schemas.namesSubject() ? schemas.subjectsVersion(environment) : schemas.file(files.get(0));
    NamedSchema now = files.isEmpty() ? newVersion() : schemas.file(files.get(files.size() - 1));
    return format().of(old.name(), now.name(), SchemaDiff.of(old.schema(), now.schema()));
  }

  private NamedSchema newVersion() {
    return to.map(number -> schemas.version(number, environment))
        .orElseGet(() -> schemas.newest(environment));
  }

  private DiffText format() {
    boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return !plain && terminal.getAsBoolean() ? DiffText.COLOURED : DiffText.PLAIN;
  }
}
