package io.clicklake.connect.config;

import io.clicklake.connect.store.S3Credentials;
import io.clicklake.connect.store.S3Credentials.StaticKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Who asks S3. */
final class CredentialsKeys {

  static final String ACCESS_KEY = "aws.access.key.id";
  static final String SECRET_KEY = "aws.secret.access.key";
  static final String SESSION_TOKEN = "aws.session.token";
  static final String PREFIX = "s3.credentials.provider.";
  static final String PROVIDER = PREFIX + "class";
  static final String ROLE = PREFIX + "sts.role.arn";
  static final String ROLE_SESSION = PREFIX + "sts.role.session.name";
  static final String ROLE_EXTERNAL_ID = PREFIX + "sts.role.external.id";
  static final String STS_ENDPOINT = PREFIX + "sts.endpoint";

  static final String ASSUME_ROLE = "io.confluent.connect.s3.auth.AwsAssumeRoleCredentialsProvider";

  static final SettingGroup GROUP =
      new SettingGroup(
          "Credentials",
          List.of(
              Setting.optional(
                      ACCESS_KEY,
                      Type.STRING,
                      "",
                      "Access key id; empty for the default chain of the AWS SDK (environment,"
                          + " profile, web identity, container, instance). A role is assumed with"
                          + " it where one is set.")
                  .important(Importance.MEDIUM),
              Setting.optional(
                      SECRET_KEY, Type.PASSWORD, "", "Secret that belongs to " + ACCESS_KEY + ".")
                  .important(Importance.MEDIUM),
              Setting.optional(
                      SESSION_TOKEN,
                      Type.PASSWORD,
                      "",
                      "Session token, where the key pair is a temporary one.")
                  .from(Origin.OWN),
              Setting.optional(
                      PROVIDER,
                      Type.STRING,
                      "",
                      "Class of an AwsCredentialsProvider of the AWS SDK 2 in the plugin's"
                          + " directory, with a public constructor without parameters or a static"
                          + " create(). One that is Configurable gets the keys with the prefix "
                          + PREFIX
                          + ", without it. Confluent's AwsAssumeRoleCredentialsProvider and the"
                          + " default providers of the AWS SDK 1 are known by name. Empty for the"
                          + " key pair, or the default chain without one.")
                  .offering(List.of("", ASSUME_ROLE))
                  .wide()
                  .from(Origin.differing("classes are those of the AWS SDK 2")),
              Setting.optional(
                      ROLE,
                      Type.STRING,
                      "",
                      "ARN of the role to assume, with " + PROVIDER + "=" + ASSUME_ROLE + ".")
                  .checked(
                      Check.text(
                          "an ARN, for example arn:aws:iam::123456789012:role/sink",
                          text -> text.isEmpty() || text.startsWith("arn:")))
                  .wide(),
              Setting.optional(ROLE_SESSION, Type.STRING, "", "Name of the session with the role.")
                  .checked(
                      Check.text(
                          "2 to 64 letters, digits or +=,.@-_",
                          text -> text.matches("|[\\w+=,.@-]{2,64}"))),
              Setting.optional(
                  ROLE_EXTERNAL_ID, Type.STRING, "", "External id that the role asks for."),
              Setting.optional(
                      STS_ENDPOINT,
                      Type.STRING,
                      "",
                      "Endpoint of STS, for example in a VPC; empty for AWS's.")
                  .checked(
                      Check.text(
                          "an http or https URL",
                          text -> text.matches("|https?://[^/\\s]+[^\\s]*")))
                  .from(Origin.OWN)));

  private CredentialsKeys() {}

  /**
   * Who a configuration says asks.
   *
   * @throws IllegalArgumentException when its provider cannot be used, and why
   */
  static S3Credentials credentials(Map<String, String> props) {
    String accessKey = value(props, ACCESS_KEY);
    String secretKey = value(props, SECRET_KEY);
    String sessionToken = value(props, SESSION_TOKEN);
    return S3Credentials.of(
        value(props, PROVIDER),
        accessKey.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new StaticKeys(
                    accessKey,
                    secretKey,
                    Optional.of(sessionToken).filter(token -> !token.isEmpty()))),
        provider(props));
  }

  private static String value(Map<String, String> props, String key) {
    return props.getOrDefault(key, "").strip();
  }

  /** Keys of a provider, without their prefix. */
  private static Map<String, String> provider(Map<String, String> props) {
    Map<String, String> settings = new TreeMap<>();
    props.forEach(
        (key, value) -> {
          if (key.startsWith(PREFIX) && !key.equals(PROVIDER)) {
            settings.put(key.substring(PREFIX.length()), value);
          }
        });
    return settings;
  }
}
