package io.clicklake.stack.deploy.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a new deployment begins with: the files of {@code infra/terraform/examples/minimal}, with
 * the checkout's module, and what was said of it.
 *
 * @param name empty for the default
 * @param origins sites whose pages may send events
 * @param emails where alarms are sent
 */
public record Configuration(
    Optional<String> name, String region, List<String> origins, List<String> emails) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FILES = List.of("main.tf", "variables.tf", "outputs.tf");
  private static final String MODULE = "\"../..\"";

  public Configuration {
    origins = List.copyOf(origins);
    emails = List.copyOf(emails);
  }

  /** Whether a directory has a configuration of Terraform. */
  public static boolean isIn(Path directory) {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(file -> file.toString().endsWith(".tf"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }

  /** Lays the files into a directory, which is made. */
  public void write(Path checkout, Path directory) {
    Path module = checkout.resolve("infra/terraform").toAbsolutePath().normalize();
    try {
      Files.createDirectories(directory);
      for (String file : FILES) {
        String text = Files.readString(module.resolve("examples/minimal").resolve(file));
        Files.writeString(directory.resolve(file), text.replace(MODULE, quoted(module.toString())));
      }
      Files.writeString(directory.resolve("terraform.tfvars"), values());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + directory, e);
    }
  }

  private String values() {
    List<String> lines = new ArrayList<>();
    name.ifPresent(text -> lines.add("name            = " + quoted(text)));
    lines.add("region          = " + quoted(region));
    lines.add("allowed_origins = " + quoted(origins));
    lines.add("alarm_emails    = " + quoted(emails));
    return String.join("\n", lines) + "\n";
  }

  /** JSON's texts and lists are Terraform's, but for what it would fill in. */
  private static String quoted(Object value) {
    try {
      return JSON.writeValueAsString(value).replace("${", "$${").replace("%{", "%%{");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no text: " + value, e);
    }
  }
}
