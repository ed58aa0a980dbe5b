package io.clicklake.stack.deploy;

import io.clicklake.components.Checkout;
import io.clicklake.stack.deploy.account.Pause;
import io.clicklake.stack.deploy.image.ImageBuilder;
import io.clicklake.stack.deploy.machine.ProgramException;
import io.clicklake.stack.deploy.terraform.ReleasedValues;
import io.clicklake.stack.deploy.terraform.Terraform;
import io.clicklake.stack.deploy.terraform.TerraformException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clicklake deploy}. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    description = {
      "Brings this checkout to an account of AWS, or what is there to what this checkout is.",
      "Eight steps: build, foundation, distribution, image, release, hosts, pipeline, smoke. Each"
          + " looks first whether it is done; after a failure the same command goes on. Terraform's"
          + " plans are shown and asked about.",
      "DIRECTORY holds Terraform's configuration and, unless you set a backend, its state: keep it."
          + " A new one is made. Credentials are found as the AWS SDK and Terraform find them."
    },
    footer = {
      "",
      "Exit status: 0 done, 1 a step failed, 2 wrong usage.",
      "",
      "Examples:",
      "  clicklake deploy my-lake --region eu-central-1 --origin https://blog.example.org --dry-run",
      "  clicklake deploy my-lake --region eu-central-1 --origin https://blog.example.org",
      "  clicklake deploy my-lake --yes"
    })
public final class DeployCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIRECTORY", description = "Terraform's directory.")
  private Path directory = Path.of("");

  @Mixin private DirectoryOptions newDirectory = new DirectoryOptions();

  @Option(names = "--dry-run", description = "Says what would be done; needs no account.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Agrees with every plan.")
  private boolean yes;

  @Option(names = "--rebuild", description = "Builds what is deployed though it is there.")
  private boolean rebuild;

  @Option(
      names = "--distribution",
      paramLabel = "FILE",
      description = "A distribution of hosts that was built elsewhere.")
  private @Nullable Path distribution;

  @Option(
      names = "--function",
      paramLabel = "DIR",
      description = "A function that was built elsewhere: infra/images/target/function of a build.")
  private @Nullable Path function;

  @Option(
      names = "--image-builder",
      paramLabel = "BUILDER",
      defaultValue = "auto",
      description =
          "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}): Docker's buildx, which"
              + " trains the function's cache of classes, or Jib, which needs no daemon.")
  private BuilderChoice imageBuilder = BuilderChoice.auto;

  @Option(
      names = "--base-image",
      paramLabel = "IMAGE",
      defaultValue = "public.ecr.aws/lambda/java:25",
      description = "The function's base image (default: ${DEFAULT-VALUE}).")
  private String baseImage = "";

  @Option(
      names = "--ingest-url",
      paramLabel = "URL",
      description = "Another address of the API for the smoke event, as behind a proxy.")
  private @Nullable URI ingestUrl;

  @Option(
      names = "--smoke-minutes",
      paramLabel = "N",
      defaultValue = "15",
      description = "How long the event may take into the lake (default: ${DEFAULT-VALUE}).")
  private int smokeMinutes = 15;

  @Option(names = "--no-smoke", description = "Sends no event at the end.")
  private boolean noSmoke;

  @Override
  public Integer call() {
    PrintStream out = System.out;
    Dialogue dialogue =
        new Dialogue(
            out,
            yes
                ? Dialogue.agreeing()
                : Dialogue.of(
                    new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())),
                    out));
    try {
      deploy(dialogue);
      return ExitCode.OK;
    } catch (DeploymentException | ProgramException | TerraformException e) {
      out.flush();
      System.err.println("clicklake: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  private void deploy(Dialogue dialogue) {
    Path checkout = Checkout.home().toAbsolutePath().normalize();
    Path place = directory.toAbsolutePath().normalize();
    if (dryRun) {
      new Rehearsal(checkout, place, newDirectory.wanted(place), dialogue).check();
      Terraform terraform = Terraform.in(Files.isDirectory(place) ? place : checkout);
      new Walk(
              steps(checkout, place, terraform, new TerraformTarget(terraform), dialogue), dialogue)
          .tell();
      dialogue.say("nothing was done: --dry-run");
      return;
    }
    newDirectory
        .wanted(place)
        .ifPresent(
            configuration -> {
              configuration.write(checkout, place);
              dialogue.say(
                  "wrote " + place + ": main.tf, variables.tf, outputs.tf, terraform.tfvars");
            });
    Terraform terraform = Terraform.in(place);
    terraform.init();
    try (TerraformTarget target = new TerraformTarget(terraform)) {
      new Walk(steps(checkout, place, terraform, target, dialogue), dialogue).go();
      dialogue.say(
          "deployed; events go to "
              + target.outputs().ingestUrl().orElse("nowhere")
              + ", put the tracker on your pages with it");
    }
  }

  private List<Step> steps(
      Path checkout, Path place, Terraform terraform, Target target, Dialogue dialogue) {
    Artifacts artifacts =
        new Artifacts(
            checkout,
            Optional.ofNullable(distribution).map(Path::toAbsolutePath),
            Optional.ofNullable(function).map(Path::toAbsolutePath));
    ReleasedValues values = new ReleasedValues(place);
    ImageBuilder builder =
        imageBuilder.builder(baseImage, checkout.resolve(".clicklake/images"), dialogue);
    List<Step> steps =
        new ArrayList<>(
            List.of(
                new BuildStep(artifacts, rebuild ? BuildStep.When.ALWAYS : BuildStep.When.MISSING),
                new FoundationStep(terraform, target, dialogue),
                new DistributionStep(artifacts, target, values),
                new ImageStep(artifacts, builder, target, values),
                new ReleaseStep(terraform, target, dialogue),
                new HostsStep(target, values, dialogue),
                new PipelineStep(target, dialogue)));
    if (!noSmoke) {
      steps.add(
          new SmokeStep(
              target,
              Optional.ofNullable(ingestUrl),
              Duration.ofMinutes(smokeMinutes),
              UUID::randomUUID,
              Clock.systemUTC(),
              Pause.real(),
              dialogue));
    }
    return steps;
  }
}
