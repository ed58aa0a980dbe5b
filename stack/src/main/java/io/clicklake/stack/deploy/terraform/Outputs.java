package io.clicklake.stack.deploy.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Outputs of the module, as a configuration hands them on in one output of its own. */
public record Outputs(JsonNode values) {

  /** Finds them among a configuration's outputs, under whatever name. */
  static Optional<Outputs> in(JsonNode outputs) {
    for (JsonNode output : outputs) {
      JsonNode value = output.path("value");
      if (value.hasNonNull("distribution_bucket") && value.hasNonNull("repository_url")) {
        return Optional.of(new Outputs(value));
      }
    }
    return Optional.empty();
  }

  public String name() {
    return text("name");
  }

  public String region() {
    return text("region");
  }

  public String distributionBucket() {
    return text("distribution_bucket");
  }

  public String lakeBucket() {
    return text("raw_bucket");
  }

  /** Where images are pushed: registry and name. */
  public String repository() {
    return text("repository_url");
  }

  /** The repository's name within its registry. */
  public String repositoryName() {
    return repository().substring(repository().indexOf('/') + 1);
  }

  public String releaseDocument() {
    return text("release_document");
  }

  public String parameterPrefix() {
    return text("parameter_prefix");
  }

  public String workgroup() {
    return text("workgroup");
  }

  public String database() {
    return text("database");
  }

  /** Hosts by their node ids. */
  public Map<String, String> instances() {
    Map<String, String> instances = new TreeMap<>();
    values
        .path("instance_ids")
        .properties()
        .forEach(one -> instances.put(one.getKey(), one.getValue().asText()));
    return instances;
  }

  /** Where events are posted; empty before there is a function. */
  public Optional<String> ingestUrl() {
    return Optional.ofNullable(values.get("ingest_url"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  private String text(String name) {
    JsonNode value = values.path(name);
    if (!value.isTextual()) {
      throw new TerraformException(
          "the outputs have no text '%s'; expected all outputs of the module infra/terraform in one output, as examples/minimal/outputs.tf has them"
              .formatted(name));
    }
    return value.asText();
  }
}
