package io.clicklake.connect.store;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Who asks the store. */
public sealed interface S3Credentials {

  /** What the AWS SDK finds: environment, profile, web identity, container, instance. */
  record DefaultChain() implements S3Credentials {}

  /**
   * A fixed key pair; its text form hides the secret.
   *
   * @param sessionToken of temporary credentials
   */
  record StaticKeys(String accessKey, String secretKey, Optional<String> sessionToken)
      implements S3Credentials {

    public StaticKeys {
      if (accessKey.isEmpty() || secretKey.isEmpty()) {
        throw new IllegalArgumentException(
            "access key '%s' and its secret are set both or not at all".formatted(accessKey));
      }
    }

    @Override
    public String toString() {
      return "StaticKeys[accessKey=" + accessKey + "]";
    }
  }

  /**
   * A role that is assumed through STS, in the bucket's region; its text form hides the external
   * id.
   *
   * @param base who assumes it
   * @param stsEndpoint of an own STS endpoint (VPC); empty for AWS's
   */
  record AssumedRole(
      S3Credentials base,
      String roleArn,
      String sessionName,
      Optional<String> externalId,
      Optional<URI> stsEndpoint)
      implements S3Credentials {

    public AssumedRole {
      if (!roleArn.startsWith("arn:")) {
        throw new IllegalArgumentException(
            "role '%s', expected its ARN, for example arn:aws:iam::123456789012:role/sink"
                .formatted(roleArn));
      }
      if (!sessionName.matches("[\\w+=,.@-]{2,64}")) {
        throw new IllegalArgumentException(
            "session name '%s', expected 2 to 64 letters, digits or +=,.@-_"
                .formatted(sessionName));
      }
    }

    @Override
    public String toString() {
      return "AssumedRole[roleArn=" + roleArn + ", sessionName=" + sessionName + "]";
    }
  }

  /**
   * A provider of the AWS SDK 2, or a user's own, in the plugin's directory; its text form hides
   * the settings.
   *
   * @param settings what it is configured with, where it is a Kafka {@code Configurable}
   */
  record Provided(Class<?> provider, Map<String, String> settings) implements S3Credentials {

    public Provided {
      ProviderClass.requireUsable(provider);
      settings = Map.copyOf(settings);
    }

    @Override
    public String toString() {
      return "Provided[provider=" + provider.getName() + "]";
    }
  }

  /**
   * The credentials that a connector's settings mean, those of Confluent's sink included: its
   * provider of assumed roles and the default providers of the AWS SDK 1 are known by name.
   *
   * @param providerClass empty for {@code keys}, or the default chain without them
   * @param keys a fixed pair, empty for none; also what a role is assumed with
   * @param settings of the provider, without their prefix: {@code sts.role.arn}, {@code
   *     sts.role.session.name}, {@code sts.role.external.id}, {@code sts.endpoint} for a role
   * @throws IllegalArgumentException naming what cannot be
   */
  static S3Credentials of(
      String providerClass, Optional<StaticKeys> keys, Map<String, String> settings) {
    return ProviderClass.credentials(providerClass.strip(), keys, settings);
  }
}
