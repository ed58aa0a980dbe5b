package io.clicklake.stack.schema;

import io.clicklake.components.Checkout;
import io.clicklake.registry.apply.ApplyPlan;
import io.clicklake.registry.apply.DeclaredSubject;
import io.clicklake.registry.apply.InvalidSubjectsException;
import io.clicklake.registry.apply.PlanJson;
import io.clicklake.registry.apply.PlanText;
import io.clicklake.registry.apply.RegisteredSubject;
import io.clicklake.registry.apply.ReviewGate;
import io.clicklake.registry.apply.SubjectsFile;
import io.clicklake.registry.client.RegistryAccess;
import io.clicklake.registry.client.RegistryException;
import io.clicklake.registry.client.SchemaPins;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import io.clicklake.registry.review.policy.UnusablePolicyException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clicklake schema apply}. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Brings a registry to what a file declares: compatibility levels, and versions in order.",
      "The plan is shown first. Nothing is changed where any version is refused, and nothing is"
          + " ever deleted. A second run has nothing to do."
    },
    footer = {
      "",
      "Exit status: 0 applied or nothing to do, 1 refused or the registry failed, 2 wrong usage or"
          + " an unusable file.",
      "",
      "Examples:",
      "  clicklake schema apply --dry-run",
      "  clicklake schema apply --registry https://registry.example --user deploy --pin pins.json",
      "  clicklake schema apply our/subjects.yaml --json"
    })
public final class ApplyCommand implements Callable<Integer> {

  private final Map<String, String> environment;
  private final Clock clock;
  private final Path directory;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private RegistryOptions options = new RegistryOptions();

  @Mixin private PolicyOption policy = new PolicyOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The subjects' declaration (default: schemas/subjects.yaml of the checkout).")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--dry-run", description = "Shows the plan and changes nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  @Option(
      names = "--pin",
      paramLabel = "FILE",
      description =
          "Also writes the ids to this file; a Lambda whose KAFKA_SCHEMA_PINS names it starts"
              + " without the registry.")
  private Optional<Path> pin = Optional.empty();

  /** In this process's environment. */
  public ApplyCommand() {
    this(System.getenv(), Clock.systemUTC(), Path.of("").toAbsolutePath());
  }

  /** Run with an environment, on a day, in a directory, whose policy counts. */
  ApplyCommand(Map<String, String> environment, Clock clock, Path directory) {
    this.environment = environment;
    this.clock = clock;
    this.directory = directory;
  }

  @Override
  public Integer call() {
    if (dryRun && pin.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--pin needs the ids that --dry-run does not make; leave one out");
    }
    RegistryAccess access = options.access(environment);
    try {
      List<DeclaredSubject> declared =
          SubjectsFile.read(file.orElseGet(() -> Checkout.home().resolve("schemas/subjects.yaml")));
      return apply(declared, SchemaRegistries.reached(access));
    } catch (InvalidSubjectsException | UnusablePolicyException | IllegalArgumentException e) {
      return told(e, ExitCode.USAGE);
    } catch (RegistryException | IOException e) {
      return told(e, ExitCode.SOFTWARE);
    }
  }

  private int told(Exception failure, int exitCode) {
    spec.commandLine().getErr().println("clicklake schema apply: " + failure.getMessage());
    return exitCode;
  }

  private int apply(List<DeclaredSubject> declared, SchemaRegistry registry) throws IOException {
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
    ReviewGate gate = new PolicyGate(policy.policy(directory), LocalDate.now(clock));
    ApplyPlan plan = ApplyPlan.of(declared, registry, gate);
    if (!json) {
      PlanText.of(plan).forEach(out::println);
    }
    if (plan.blocked() || dryRun) {
      if (json) {
        out.println(PlanJson.of(plan));
      }
      return plan.blocked() ? ExitCode.SOFTWARE : ExitCode.OK;
    }
    List<RegisteredSubject> applied = plan.apply(registry);
    if (pin.isPresent()) {
      Files.writeString(pin.get(), pins(applied).json());
    }
    if (json) {
      out.println(PlanJson.of(plan, applied));
    } else {
      PlanText.of(applied).forEach(out::println);
      pin.ifPresent(written -> out.println("pins written to " + written));
    }
    return ExitCode.OK;
  }

  private static SchemaPins pins(List<RegisteredSubject> applied) {
    return SchemaPins.of(applied.stream().flatMap(subject -> subject.versions().stream()).toList());
  }
}
