package io.clicklake.connect.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of AWS Systems Manager as values of connectors' settings.
 *
 * <pre>{@code
 * config.providers=ssm
 * config.providers.ssm.class=io.clicklake.connect.secret.ParameterStore
 * config.providers.ssm.param.region=eu-central-1
 *
 * reference = "${ssm:" prefix ":" name "}"          the parameter prefix/name, decrypted
 *           | "${ssm:" prefix ":file:" name "}"     a file with it, for settings that name one
 * }</pre>
 *
 * Credentials are those that the AWS SDK finds, a role's as a rule, which needs {@code
 * ssm:GetParameter}. Files are readable by the worker's user alone and deleted with the provider.
 */
public final class ParameterStore implements ConfigProvider {

  private static final String REGION = "region";
  private static final String ENDPOINT = "endpoint";
  private static final String AS_FILE = "file:";

  private final Map<String, Path> files = new HashMap<>();
  private @Nullable ParameterCalls calls;

  /** As a worker makes it. */
  public ParameterStore() {}

  @Override
  public void configure(Map<String, ?> configs) {
    String region = text(configs, REGION);
    if (!region.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
      throw new ConfigException(
          REGION,
          region,
          "expected a region such as eu-central-1; set config.providers.<name>.param.region");
    }
    String endpoint = text(configs, ENDPOINT);
    calls =
        ParameterCalls.to(
            region, Optional.of(endpoint).filter(url -> !url.isEmpty()).map(URI::create));
  }

  private static String text(Map<String, ?> configs, String key) {
    Object value = configs.get(key);
    return value == null ? "" : value.toString().strip();
  }

  @Override
  public ConfigData get(String path) {
    throw new ConfigException(
        "the reference ${…:%s} names no parameter; expected a prefix and a name, such as ${ssm:/clicklake/prod:registry/reader}"
            .formatted(path));
  }

  @Override
  public ConfigData get(String path, Set<String> keys) {
    Map<String, String> values = new HashMap<>();
    for (String key : keys) {
      boolean asFile = key.startsWith(AS_FILE);
      String name = path + "/" + (asFile ? key.substring(AS_FILE.length()) : key);
      if (!name.matches("(/[A-Za-z0-9_.-]+)+")) {
        throw new ConfigException(
            "parameter %s is none that there can be; expected a prefix that begins with a slash, and a name"
                .formatted(name));
      }
      String value = calls().value(name);
      values.put(key, asFile ? file(name, value).toString() : value);
    }
    return new ConfigData(values);
  }

  private ParameterCalls calls() {
    if (calls == null) {
      throw new IllegalStateException("asked before it was configured");
    }
    return calls;
  }

  /** One file for each parameter, so that those who read it again see a new value. */
  private synchronized Path file(String name, String value) {
    try {
      Path file = files.get(name);
      if (file == null) {
        file = Files.createTempFile("clicklake-parameter", "");
        files.put(name, file);
      }
      return Files.writeString(file, value);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write parameter " + name + " to a file", e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (calls != null) {
      calls.close();
    }
    for (Path file : files.values()) {
      Files.deleteIfExists(file);
    }
    files.clear();
  }
}
