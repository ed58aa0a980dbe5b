package io.clicklake.stack.deploy.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What a deployment says to Terraform, in a file of the directory that Terraform reads by itself,
 * so that a plain {@code terraform apply} says the same:
 *
 * <pre>{@code
 * clicklake.auto.tfvars.json
 * { "host_release": { "version": text, "sha256": text }, "function_digest": text, "force_destroy": truth }
 * }</pre>
 *
 * Each value may be missing; what else is in the file stays.
 */
public final class ReleasedValues {

  static final String FILE = "clicklake.auto.tfvars.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  public ReleasedValues(Path directory) {
    this.file = directory.resolve(FILE);
  }

  /** The release that hosts are to run. */
  public Optional<HostRelease> hostRelease() {
    JsonNode release = read().path("host_release");
    return release.isObject()
        ? Optional.of(
            new HostRelease(release.path("version").asText(), release.path("sha256").asText()))
        : Optional.empty();
  }

  /** The image that the function is to be. */
  public Optional<String> functionDigest() {
    return Optional.of(read().path("function_digest").asText()).filter(text -> !text.isEmpty());
  }

  public void say(HostRelease release) {
    ObjectNode values = read();
    values
        .putObject("host_release")
        .put("version", release.version())
        .put("sha256", release.sha256());
    write(values);
  }

  public void sayFunction(String digest) {
    write(read().put("function_digest", digest));
  }

  /** Lets Terraform delete what is in buckets and repository with them. */
  public void sayThatContentsGo() {
    write(read().put("force_destroy", true));
  }

  /** Nothing is released any more. */
  public void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new TerraformException("cannot delete " + file + ": " + e.getMessage(), e);
    }
  }

  private ObjectNode read() {
    if (!Files.exists(file)) {
      return JSON.createObjectNode();
    }
    try {
      if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode values) {
        return values;
      }
      throw new TerraformException(file + " holds no JSON object; mend it, or delete it");
    } catch (IOException e) {
      throw new TerraformException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private void write(ObjectNode values) {
    try {
      Path whole = file.resolveSibling(FILE + ".new");
      Files.writeString(
          whole, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(values) + "\n");
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new TerraformException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
