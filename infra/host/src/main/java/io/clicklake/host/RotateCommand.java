package io.clicklake.host;

import io.clicklake.host.prepare.AuthorityRotation;
import io.clicklake.host.secret.Passwords;
import io.clicklake.host.secret.SecretName;
import io.clicklake.host.secret.Secrets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clicklake-host rotate}. */
@Command(
    name = "rotate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Replaces a password, or the certificate authority, where secrets are kept.",
      "It is in force once the services have started again: systemctl restart clicklake.target"
    })
final class RotateCommand implements Runnable {

  private static final Map<String, SecretName> PASSWORDS =
      new TreeMap<>(
          Map.of(
              SecretName.KAFKA_ADMIN.path(), SecretName.KAFKA_ADMIN,
              SecretName.KAFKA_PRODUCER.path(), SecretName.KAFKA_PRODUCER,
              SecretName.KAFKA_CONNECT.path(), SecretName.KAFKA_CONNECT,
              SecretName.KAFKA_REGISTRY.path(), SecretName.KAFKA_REGISTRY,
              SecretName.REGISTRY_WRITER.path(), SecretName.REGISTRY_WRITER,
              SecretName.REGISTRY_READER.path(), SecretName.REGISTRY_READER));

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private HostOptions options = new HostOptions();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  @Command(
      name = "password",
      mixinStandardHelpOptions = true,
      description = "Makes a new password.")
  void password(
      @Parameters(
              paramLabel = "NAME",
              description =
                  "kafka/admin, kafka/producer, kafka/connect, kafka/registry, registry/writer or registry/reader.")
          String name) {
    SecretName secret = PASSWORDS.get(name);
    if (secret == null) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is no password, expected one of %s".formatted(name, PASSWORDS.keySet()));
    }
    secrets().replace(secret, new Passwords(new SecureRandom()).get());
    System.out.println("password replaced, name=" + name);
  }

  @Command(
      name = "authority",
      mixinStandardHelpOptions = true,
      description = "One of three steps; between two of them all hosts and clients start again.")
  void authority(
      @Parameters(
              paramLabel = "STEP",
              description = "announce: clients trust the next; change: it signs; retire: it alone.")
          AuthorityStep step) {
    AuthorityRotation rotation = new AuthorityRotation(secrets());
    switch (step) {
      case ANNOUNCE -> rotation.announce();
      case CHANGE -> rotation.change();
      case RETIRE -> rotation.retire();
    }
    System.out.println("authority, step=" + step);
  }

  private Secrets secrets() {
    return HostOptions.secrets(options.settings());
  }

  /** The steps of another authority. */
  enum AuthorityStep {
    ANNOUNCE,
    CHANGE,
    RETIRE
  }
}
