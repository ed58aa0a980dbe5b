package io.clicklake.stack.schema;

import io.clicklake.registry.client.RegistryAccess;
import io.clicklake.stack.command.StackOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which registry a command asks, and as whom. Secrets come from the environment. */
final class RegistryOptions {

  static final String URL = "SCHEMA_REGISTRY_URL";
  static final String PASSWORD = "SCHEMA_REGISTRY_PASSWORD";
  static final String TOKEN = "SCHEMA_REGISTRY_TOKEN";
  static final String TRUSTSTORE_PASSWORD = "SCHEMA_REGISTRY_TRUSTSTORE_PASSWORD";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Mixin private StackOptions stack = new StackOptions();

  @Option(
      names = "--registry",
      paramLabel = "URL[,URL]",
      description =
          "Where the registry's Confluent API begins; several are tried in turn (default: "
              + URL
              + " of the environment, else the local stack's).")
  private Optional<String> urls = Optional.empty();

  @Option(
      names = "--user",
      paramLabel = "NAME[:PASSWORD]",
      description =
          "Basic auth; the password may be in "
              + PASSWORD
              + ". A bearer token is taken from "
              + TOKEN
              + ".")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--truststore",
      paramLabel = "FILE",
      description =
          "Certificates to trust, JKS, PKCS12 or PEM; its password from "
              + TRUSTSTORE_PASSWORD
              + " (default: those Java trusts).")
  private Optional<Path> truststore = Optional.empty();

  /** Named by the options, else by the environment, else the local stack's. */
  RegistryAccess access(Map<String, String> environment) {
    Map<String, String> settings =
        new HashMap<>(
            urls.or(() -> variable(environment, URL))
                .map(named -> Map.of(RegistryAccess.URL, named))
                .orElseGet(() -> stack.stack().registryClient()));
    user.ifPresent(name -> settings.put("basic.auth.user.info", userInfo(name, environment)));
    variable(environment, TOKEN).ifPresent(token -> settings.put("bearer.auth.token", token));
    truststore.ifPresent(
        file -> settings.put("schema.registry.ssl.truststore.location", file.toString()));
    variable(environment, TRUSTSTORE_PASSWORD)
        .ifPresent(secret -> settings.put("schema.registry.ssl.truststore.password", secret));
    try {
      return RegistryAccess.configured(settings);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private String userInfo(String name, Map<String, String> environment) {
    return name.contains(":")
        ? name
        : name
            + ":"
            + variable(environment, PASSWORD)
                .orElseThrow(
                    () ->
                        new ParameterException(
                            spec.commandLine(),
                            "--user is "
                                + name
                                + ", but "
                                + PASSWORD
                                + " is not set: set it, or give --user NAME:PASSWORD"));
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
