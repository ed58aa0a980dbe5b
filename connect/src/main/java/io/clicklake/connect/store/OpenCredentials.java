package io.clicklake.connect.store;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.IoUtils;

/** A provider of credentials together with the clients it asks; they live as long as the store. */
final class OpenCredentials implements AutoCloseable {

  private final S3Settings settings;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final AwsCredentialsProvider provider;

  OpenCredentials(S3Settings settings) {
    this.settings = settings;
    this.provider = open(settings.credentials());
  }

  AwsCredentialsProvider provider() {
    return provider;
  }

  private AwsCredentialsProvider open(S3Credentials credentials) {
    if (credentials instanceof S3Credentials.StaticKeys keys) {
      return StaticCredentialsProvider.create(fixed(keys));
    }
    if (credentials instanceof S3Credentials.AssumedRole role) {
      return owned(assume(role));
    }
    if (credentials instanceof S3Credentials.Provided provided) {
      return owned(ProviderClass.open(provided));
    }
    return owned(DefaultCredentialsProvider.builder().build());
  }

  private static AwsCredentials fixed(S3Credentials.StaticKeys keys) {
    return keys.sessionToken()
        .<AwsCredentials>map(
            token -> AwsSessionCredentials.create(keys.accessKey(), keys.secretKey(), token))
        .orElseGet(() -> AwsBasicCredentials.create(keys.accessKey(), keys.secretKey()));
  }

  private StsAssumeRoleCredentialsProvider assume(S3Credentials.AssumedRole role) {
    StsClientBuilder builder =
        StsClient.builder()
            .httpClientBuilder(new StrictHttpClient.Builder(settings.patience().attempt()))
            .region(Region.of(settings.region()))
            .credentialsProvider(open(role.base()))
            .overrideConfiguration(S3Connection.calls(settings));
    role.stsEndpoint().ifPresent(builder::endpointOverride);
    StsClient sts = builder.build();
    opened.add(sts);
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts)
        .refreshRequest(
            request ->
                request
                    .roleArn(role.roleArn())
                    .roleSessionName(role.sessionName())
                    .externalId(role.externalId().orElse(null)))
        .build();
  }

  private AwsCredentialsProvider owned(AwsCredentialsProvider made) {
    if (made instanceof AutoCloseable closeable) {
      opened.add(closeable);
    }
    return made;
  }

  @Override
  public void close() {
    for (int last = opened.size() - 1; last >= 0; last--) {
      IoUtils.closeQuietlyV2(opened.get(last), null);
    }
  }
}
