package io.clicklake.connect.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.Configurable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** What the name of a credentials provider's class stands for. */
final class ProviderClass {

  private static final String ROLE_ARN = "sts.role.arn";
  private static final String ROLE_SESSION_NAME = "sts.role.session.name";
  private static final String ROLE_EXTERNAL_ID = "sts.role.external.id";
  private static final String STS_ENDPOINT = "sts.endpoint";
  private static final String DEFAULT_SESSION_NAME = "clicklake";

  private static final String SDK_1 = "com.amazonaws.auth.";
  private static final String SDK_2 = "software.amazon.awssdk.auth.credentials.";
  private static final String DEFAULT_CHAIN = SDK_2 + "DefaultCredentialsProvider";

  private static final Set<String> ASSUMED_ROLE =
      Set.of(
          "io.confluent.connect.s3.auth.AwsAssumeRoleCredentialsProvider",
          SDK_1 + "STSAssumeRoleSessionCredentialsProvider");

  /** Providers of the AWS SDK 1 by those that took their place. */
  private static final Map<String, String> SUCCESSORS =
      Map.of(
          SDK_1 + "DefaultAWSCredentialsProviderChain", DEFAULT_CHAIN,
          SDK_1 + "EnvironmentVariableCredentialsProvider",
              SDK_2 + "EnvironmentVariableCredentialsProvider",
          SDK_1 + "SystemPropertiesCredentialsProvider",
              SDK_2 + "SystemPropertyCredentialsProvider",
          SDK_1 + "InstanceProfileCredentialsProvider",
              SDK_2 + "InstanceProfileCredentialsProvider",
          SDK_1 + "EC2ContainerCredentialsProviderWrapper", SDK_2 + "ContainerCredentialsProvider",
          SDK_1 + "WebIdentityTokenCredentialsProvider",
              SDK_2 + "WebIdentityTokenFileCredentialsProvider",
          SDK_1 + "profile.ProfileCredentialsProvider", SDK_2 + "ProfileCredentialsProvider");

  private ProviderClass() {}

  static S3Credentials credentials(
      String name, Optional<S3Credentials.StaticKeys> keys, Map<String, String> settings) {
    if (ASSUMED_ROLE.contains(name)) {
      return assumedRole(keys, settings);
    }
    String current = SUCCESSORS.getOrDefault(name, name);
    if (current.isEmpty() || current.equals(DEFAULT_CHAIN)) {
      return keys.<S3Credentials>map(pair -> pair).orElseGet(S3Credentials.DefaultChain::new);
    }
    if (current.startsWith("com.amazonaws.")) {
      throw new IllegalArgumentException(
          "credentials provider %s is one of the AWS SDK 1, expected one of the AWS SDK 2 such as %s"
              .formatted(name, DEFAULT_CHAIN));
    }
    return new S3Credentials.Provided(load(current), settings);
  }

  private static S3Credentials assumedRole(
      Optional<S3Credentials.StaticKeys> keys, Map<String, String> settings) {
    return new S3Credentials.AssumedRole(
        keys.<S3Credentials>map(pair -> pair).orElseGet(S3Credentials.DefaultChain::new),
        setting(settings, ROLE_ARN).orElse(""),
        setting(settings, ROLE_SESSION_NAME).orElse(DEFAULT_SESSION_NAME),
        setting(settings, ROLE_EXTERNAL_ID),
        setting(settings, STS_ENDPOINT).map(URI::create));
  }

  private static Optional<String> setting(Map<String, String> settings, String key) {
    return Optional.ofNullable(settings.get(key)).map(String::strip).filter(it -> !it.isEmpty());
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, true, ProviderClass.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IllegalArgumentException(
          "credentials provider %s cannot be loaded (%s); put its jar into the plugin's directory"
              .formatted(name, e),
          e);
    }
  }

  static void requireUsable(Class<?> provider) {
    if (!AwsCredentialsProvider.class.isAssignableFrom(provider)
        || !(hasConstructor(provider) || hasFactory(provider))) {
      throw new IllegalArgumentException(
          ("credentials provider %s, expected a class that implements %s and has a public"
                  + " constructor or a static create() without parameters")
              .formatted(provider.getName(), AwsCredentialsProvider.class.getName()));
    }
  }

  private static boolean hasConstructor(Class<?> provider) {
    return !Modifier.isAbstract(provider.getModifiers())
        && Modifier.isPublic(provider.getModifiers())
        && Arrays.stream(provider.getConstructors()).anyMatch(it -> it.getParameterCount() == 0);
  }

  private static boolean hasFactory(Class<?> provider) {
    return Arrays.stream(provider.getMethods())
        .anyMatch(
            it ->
                it.getName().equals("create")
                    && it.getParameterCount() == 0
                    && Modifier.isStatic(it.getModifiers())
                    && AwsCredentialsProvider.class.isAssignableFrom(it.getReturnType()));
  }

  /** A provider, configured where it can be. */
  static AwsCredentialsProvider open(S3Credentials.Provided provided) {
    Class<?> type = provided.provider();
    try {
      Object made =
          hasConstructor(type)
              ? type.getConstructor().newInstance()
              : type.getMethod("create").invoke(type);
      if (made instanceof Configurable configurable) {
        configurable.configure(provided.settings());
      }
      return (AwsCredentialsProvider) made;
    } catch (InvocationTargetException e) {
      throw unusable(type, e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw unusable(type, e);
    }
  }

  private static StoreRefusedException unusable(Class<?> type, Throwable cause) {
    return new StoreRefusedException(
        "credentials provider %s cannot be used: %s; change s3.credentials.provider.class or its settings"
            .formatted(type.getName(), cause),
        cause);
  }
}
