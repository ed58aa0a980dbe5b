package io.clicklake.infra;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Terraform in a directory of its own, with the provider of a mirror on this machine. */
final class Terraform {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "TF_CLI_CONFIG_FILE", "/dev/null",
          "TF_IN_AUTOMATION", "1",
          "CHECKPOINT_DISABLE", "1",
          "AWS_EC2_METADATA_DISABLED", "true");

  private final Path program;
  private final Path directory;
  private final List<String> variables;

  private Terraform(Path program, Path directory, List<String> variables) {
    this.program = program;
    this.directory = directory;
    this.variables = List.copyOf(variables);
  }

  /** Lays down a configuration and initialises it; skips the test where that cannot be. */
  static Terraform in(Path directory, String configuration)
      throws IOException, InterruptedException {
    Path program = Tools.assumed("terraform");
    String mirror =
        Tools.run(
                TerraformFiles.TERRAFORM,
                Map.of(),
                List.of(TerraformFiles.TERRAFORM.resolve("check").toString(), "--mirror"))
            .succeeded()
            .strip();
    assumeFalse(mirror.isEmpty(), "no mirror of Terraform's aws provider; TF_PLUGIN_DIR names one");
    Files.writeString(directory.resolve("main.tf"), configuration);
    Terraform terraform = new Terraform(program, directory, List.of());
    terraform.run("init", "-input=false", "-no-color", "-plugin-dir=" + mirror).succeeded();
    return terraform;
  }

  /** The same with further values of variables. */
  Terraform with(Map<String, String> values) {
    List<String> all = new ArrayList<>(variables);
    values.forEach((name, value) -> all.addAll(List.of("-var", name + "=" + value)));
    return new Terraform(program, directory, all);
  }

  void apply() throws IOException, InterruptedException {
    run("apply", "-input=false", "-no-color", "-auto-approve").succeeded();
  }

  void destroy() throws IOException, InterruptedException {
    run("destroy", "-input=false", "-no-color", "-auto-approve").succeeded();
  }

  /** Addresses that a plan would change now, with what it would do and what differs. */
  List<String> changes() throws IOException, InterruptedException {
    run("plan", "-input=false", "-no-color", "-out=plan").succeeded();
    JsonNode plan = JSON.readTree(plainly("show", "-json", "plan"));
    List<String> changes = new ArrayList<>();
    for (JsonNode change : plan.path("resource_changes")) {
      List<String> actions = new ArrayList<>();
      change.path("change").path("actions").forEach(action -> actions.add(action.asText()));
      if (!actions.equals(List.of("no-op")) && !actions.equals(List.of("read"))) {
        changes.add(
            change.path("address").asText()
                + " "
                + String.join(", ", actions)
                + " "
                + differences(change.path("change")));
      }
    }
    return changes;
  }

  private static List<String> differences(JsonNode change) {
    List<String> names = new ArrayList<>();
    change
        .path("before")
        .properties()
        .forEach(
            attribute -> {
              if (!attribute.getValue().equals(change.path("after").path(attribute.getKey()))) {
                names.add(attribute.getKey());
              }
            });
    return names;
  }

  /** The one output of the configuration. */
  JsonNode output(String name) throws IOException, InterruptedException {
    return JSON.readTree(plainly("output", "-json", name));
  }

  /** Addresses of all that there is. */
  List<String> state() throws IOException, InterruptedException {
    return plainly("state", "list").lines().toList();
  }

  /** Forgets what the emulation cannot delete. */
  void forget(String address) throws IOException, InterruptedException {
    plainly("state", "rm", address);
  }

  private String plainly(String... arguments) throws IOException, InterruptedException {
    return new Terraform(program, directory, List.of()).run(arguments).succeeded();
  }

  private Tools.Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    command.addAll(variables);
    return Tools.run(directory, ENVIRONMENT, command);
  }
}
