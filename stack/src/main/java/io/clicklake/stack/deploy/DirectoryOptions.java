package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.terraform.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a new directory of Terraform is made of; one that is there has it already. */
final class DirectoryOptions {

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "For a new DIRECTORY: region of AWS, such as eu-central-1.")
  private @Nullable String region;

  @Option(
      names = "--origin",
      paramLabel = "URL",
      description =
          "For a new DIRECTORY: a site whose pages may send events, https://blog.example.org; may"
              + " be repeated.")
  private List<String> origins = List.of();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "For a new DIRECTORY: name of the deployment (default: clicklake).")
  private @Nullable String name;

  @Option(
      names = "--email",
      paramLabel = "ADDRESS",
      description = "For a new DIRECTORY: where alarms are sent; may be repeated.")
  private List<String> emails = List.of();

  /**
   * What is to be written into a directory; empty where it has a configuration.
   *
   * @throws DeploymentException where something is missing, or said though it would be ignored
   */
  Optional<Configuration> wanted(Path directory) {
    if (Configuration.isIn(directory)) {
      if (region != null || name != null || !origins.isEmpty() || !emails.isEmpty()) {
        throw new DeploymentException(
            "%s has a configuration; --region, --origin, --name and --email are for a new one: change its terraform.tfvars"
                .formatted(directory));
      }
      return Optional.empty();
    }
    if (region == null || origins.isEmpty()) {
      throw new DeploymentException(
          "%s has no configuration of Terraform yet; name --region and --origin, and it is made"
              .formatted(directory));
    }
    return Optional.of(new Configuration(Optional.ofNullable(name), region, origins, emails));
  }
}
