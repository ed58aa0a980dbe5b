package io.clicklake.stack.schema;

import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.client.RegistryException;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.review.Severity;
import io.clicklake.registry.review.policy.ReviewPolicy;
import io.clicklake.registry.review.policy.UnusablePolicyException;
import io.clicklake.registry.review.render.ReviewReport;
import io.clicklake.registry.source.UnusableSchemaException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code clicklake schema review}. */
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnExecutionException = ExitCode.USAGE,
    customSynopsis = {
      "clicklake schema review [OPTIONS] OLD NEW",
      "       clicklake schema review [OPTIONS] --git BASE..HEAD [PATH]",
      "       clicklake schema review [OPTIONS] [--registry URL] --subject SUBJECT NEW"
    },
    description = {
      "Says what a schema change does to Avro readers, to SQL over the lake, to the sink and to"
          + " generated classes.",
      "Schemas are .avsc or .avdl files; types they refer to are looked for beside them and under"
          + " --import."
    },
    footer = {
      "",
      "Exit status: 0 nothing reaches the gate, 1 something does, 2 unusable input or wrong usage.",
      "",
      "Examples:",
      "  clicklake schema review old.avsc new.avsc",
      "  clicklake schema review --git origin/main...HEAD schemas --format markdown",
      "  clicklake schema review --registry http://127.0.0.1:8081/apis/ccompat/v7 \\",
      "      --subject clickstream-value --level BACKWARD_TRANSITIVE new.avsc"
    })
public final class ReviewCommand implements Callable<Integer> {

  private final Clock clock;
  private final Path directory;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", arity = "0..2", description = "OLD and NEW, NEW, or PATH.")
  private List<Path> files = List.of();

  @Option(
      names = "--git",
      paramLabel = "BASE..HEAD",
      description = {
        "All schemas that differ between two revisions, new and deleted ones too; with three dots"
            + " from where the two parted."
      })
  private Optional<String> range = Optional.empty();

  @Mixin private RegistryOptions registry = new RegistryOptions();

  @Option(
      names = "--subject",
      paramLabel = "SUBJECT",
      description =
          "With NEW: the registry's subject. With OLD and NEW: what the review calls the schema.")
  private Optional<String> subject = Optional.empty();

  @Option(
      names = "--against",
      paramLabel = "VERSION",
      converter = AgainstConverter.class,
      description = "latest, all or a number (default: all for a transitive level, else latest).")
  private Optional<Against> against = Optional.empty();

  @Option(
      names = {"--import", "--path"},
      paramLabel = "DIR",
      description = "A directory in which types are looked for, too; may be repeated.")
  private List<Path> imports = List.of();

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "One of ${COMPLETION-CANDIDATES} (default: the policy's, else BACKWARD).")
  private Optional<CompatibilityLevel> level = Optional.empty();

  @Mixin private PolicyOption policy = new PolicyOption();

  @Option(
      names = "--gate",
      paramLabel = "SEVERITY",
      description =
          "careful or breaking: what fails the review (default: the policy's, else breaking).")
  private Optional<Severity> gate = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ReportFormat format = ReportFormat.text;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to write (default: standard output).")
  private Optional<Path> output = Optional.empty();

  ReviewCommand() {
    this(Clock.systemUTC(), Path.of("").toAbsolutePath());
  }

  /** Run on a day, in a directory: its policy counts, its repository is asked. */
  ReviewCommand(Clock clock, Path directory) {
    this.clock = clock;
    this.directory = directory;
  }

  static final class AgainstConverter implements ITypeConverter<Against> {

    @Override
    public Against convert(String value) {
      try {
        return new Against(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  @Override
  public Integer call() {
    refuseGate();
    try {
      ReviewPolicy judging = policy();
      ReviewReport report =
          ReviewReport.of(
              schemas(judging.level()).changes(imports), subject, judging, LocalDate.now(clock));
      write(report);
      return report.failed() ? ExitCode.SOFTWARE : ExitCode.OK;
    } catch (UnusableSchemaException
        | UnusablePolicyException
        | RegistryException
        | UncheckedIOException e) {
      return unusable(e);
    } catch (IOException e) {
      return unusable(e);
    }
  }

  private int unusable(Exception e) {
    spec.commandLine().getErr().println("clicklake: " + e.getMessage());
    return ExitCode.USAGE;
  }

  private void refuseGate() {
    if (gate.filter(Severity.SAFE::equals).isPresent()) {
      throw wrong("--gate is safe, expected careful or breaking");
    }
  }

  private ReviewPolicy policy() {
    ReviewPolicy read = policy.policy(directory);
    ReviewPolicy levelled = level.map(read::withLevel).orElse(read);
    return gate.map(levelled::withGate).orElse(levelled);
  }

  private ReviewedSchemas schemas(CompatibilityLevel judgedBy) {
    boolean asksRegistry =
        spec.commandLine().getParseResult().hasMatchedOption("--registry") || against.isPresent();
    if (range.isPresent()) {
      if (asksRegistry || subject.isPresent() || files.size() > 1) {
        throw wrong("--git takes a PATH at most; without --registry, --subject and --against");
      }
      return new ReviewedSchemas.Range(
          directory, range.get(), files.isEmpty() ? Path.of("") : files.get(0));
    }
    if (files.size() == 1 && subject.isPresent()) {
      Against versions = against.orElse(judgedBy.transitive() ? Against.ALL : Against.LATEST);
      return new ReviewedSchemas.Registered(
          SchemaRegistries.reached(registry.access(System.getenv())),
          subject.get(),
          versions,
          files.get(0));
    }
    if (asksRegistry) {
      throw wrong("--registry needs --subject SUBJECT and one file, NEW");
    }
    if (files.size() != 2) {
      throw wrong("expected OLD and NEW, or --git BASE..HEAD, or --subject SUBJECT and NEW");
    }
    return new ReviewedSchemas.Files(files.get(0), files.get(1));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void write(ReviewReport report) throws IOException {
    if (output.isPresent()) {
      try (Writer file = Files.newBufferedWriter(output.get())) {
        format.plain().write(report, file);
      }
      return;
    }
    Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    (Help.Ansi.AUTO.enabled() ? format.coloured() : format.plain()).write(report, out);
    out.flush();
  }
}
