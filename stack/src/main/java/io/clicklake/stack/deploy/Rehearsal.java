package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.machine.Program;
import io.clicklake.stack.deploy.terraform.Configuration;
import io.clicklake.stack.deploy.terraform.Terraform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be known of a deployment without an account: that Terraform is there, and that it takes
 * the configuration, where the machine has a mirror of its provider. Nothing is written to the
 * directory.
 *
 * @param wanted what a new directory would begin with
 */
record Rehearsal(Path checkout, Path directory, Optional<Configuration> wanted, Dialogue dialogue) {

  void check() {
    Path scratch = scratch();
    try {
      lay(scratch);
      dialogue.say(
          wanted.isPresent()
              ? "would write " + directory + ": main.tf, variables.tf, outputs.tf, terraform.tfvars"
              : "takes the configuration in " + directory);
      String mirror = mirror();
      if (mirror.isEmpty()) {
        dialogue.say(
            "the configuration is not validated: no mirror of Terraform's provider on this machine (TF_PLUGIN_DIR names one), and a dry run loads nothing");
      } else {
        Terraform.in(scratch).validate(mirror);
        dialogue.say("terraform validate: the configuration is valid");
      }
    } finally {
      delete(scratch);
    }
  }

  private String mirror() {
    Program.Outcome said =
        new Program(checkout.resolve("infra/terraform/check"), checkout, Map.of())
            .run(List.of("--mirror"));
    return said.status() == 0 ? said.output().strip() : "";
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("clicklake-dry-run");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void lay(Path scratch) {
    wanted.ifPresent(configuration -> configuration.write(checkout, scratch));
    if (wanted.isPresent()) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(Rehearsal::ofTerraform).toList()) {
        Files.copy(file, scratch.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy the configuration of " + directory, e);
    }
  }

  private static boolean ofTerraform(Path file) {
    return file.getFileName().toString().matches(".*\\.tf|.*\\.tfvars(\\.json)?|.*\\.hcl");
  }

  private static void delete(Path scratch) {
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + scratch, e);
    }
  }
}
