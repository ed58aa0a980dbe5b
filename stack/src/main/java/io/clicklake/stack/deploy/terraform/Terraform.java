package io.clicklake.stack.deploy.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.stack.deploy.machine.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terraform in one directory. Plans are shown and kept in a file; what is applied is the plan that
 * was shown.
 */
public final class Terraform {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLAN = ".clicklake.tfplan";
  private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\.");
  private static final int NOTHING_TO_DO = 0;
  private static final int CHANGES = 2;

  private final Program program;

  private Terraform(Program program) {
    this.program = program;
  }

  /**
   * The one on the PATH.
   *
   * @throws TerraformException where there is none, or too old a one
   */
  public static Terraform in(Path directory) {
    Path file =
        Program.onPath("terraform")
            .orElseThrow(
                () ->
                    new TerraformException(
                        "no terraform on the PATH; install version 1.9 or later: https://developer.hashicorp.com/terraform/install"));
    Terraform terraform =
        new Terraform(
            new Program(
                file, directory, Map.of("TF_IN_AUTOMATION", "1", "CHECKPOINT_DISABLE", "1")));
    terraform.requireVersion();
    return terraform;
  }

  private void requireVersion() {
    String said = program.run(List.of("version")).output();
    Matcher version = VERSION.matcher(said);
    if (!version.find()) {
      throw new TerraformException(
          program.file() + " does not tell its version; it says: " + said.strip());
    }
    int major = Integer.parseInt(version.group(1));
    int minor = Integer.parseInt(version.group(2));
    if (major == 0 || (major == 1 && minor < 9)) {
      throw new TerraformException(
          "%s is version %d.%d; expected 1.9 or later".formatted(program.file(), major, minor));
    }
  }

  /** Loads provider and modules, and opens the state. */
  public void init() {
    Program.Outcome outcome = program.run(List.of("init", "-input=false", "-no-color"));
    if (outcome.status() != 0) {
      throw new TerraformException(
          "terraform init failed in %s:\n%s".formatted(program.directory(), outcome.output()));
    }
  }

  /**
   * Asks whether the configuration is valid, without a state and with the provider of a mirror.
   *
   * @throws TerraformException with what is wrong with it
   */
  public void validate(String mirror) {
    for (List<String> arguments :
        List.of(
            List.of("init", "-backend=false", "-input=false", "-no-color", "-plugin-dir=" + mirror),
            List.of("validate", "-no-color"))) {
      Program.Outcome outcome = program.run(arguments);
      if (outcome.status() != 0) {
        throw new TerraformException(
            "terraform %s failed:\n%s".formatted(arguments.get(0), outcome.output()));
      }
    }
  }

  /**
   * Shows what would be done.
   *
   * @param options of Terraform, such as {@code -destroy}
   * @return whether there is anything to do
   */
  public boolean plan(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("plan", "-input=false", "-no-color", "-detailed-exitcode", "-out=" + PLAN));
    arguments.addAll(List.of(options));
    int status = program.show(arguments);
    if (status != NOTHING_TO_DO && status != CHANGES) {
      throw new TerraformException(
          "terraform plan failed, see above; mend it in " + program.directory());
    }
    return status == CHANGES;
  }

  /** Does what was shown. */
  public void apply() {
    int status = program.show(List.of("apply", "-input=false", "-no-color", PLAN));
    if (status != 0) {
      throw new TerraformException(
          "terraform apply failed, see above; what was made is in its state, and the next plan has the rest");
    }
  }

  /** Addresses of all that was made. */
  public List<String> state() {
    Program.Outcome outcome = program.run(List.of("state", "list"));
    if (outcome.status() != 0) {
      throw new TerraformException(
          "terraform state list failed in %s:\n%s"
              .formatted(program.directory(), outcome.output()));
    }
    return outcome.output().lines().toList();
  }

  /** What was made; empty where nothing was. */
  public Optional<Outputs> outputs() {
    Program.Outcome outcome = program.run(List.of("output", "-json", "-no-color"));
    if (outcome.status() != 0) {
      throw new TerraformException(
          "terraform output failed in %s:\n%s".formatted(program.directory(), outcome.output()));
    }
    try {
      return Outputs.in(JSON.readTree(outcome.output()));
    } catch (JsonProcessingException e) {
      throw new TerraformException("terraform output printed no JSON: " + outcome.output(), e);
    }
  }
}
