package io.clicklake.connect.store;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** A client of the AWS SDK as the settings say, and the credentials it asks with. */
final class S3Connection implements AutoCloseable {

  private final OpenCredentials credentials;
  private final S3Client client;

  S3Connection(S3Settings settings, StoreMeter meter) {
    this.credentials = new OpenCredentials(settings);
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(new StrictHttpClient.Builder(settings.patience().attempt()))
            .region(Region.of(settings.region()))
            .forcePathStyle(settings.pathStyle())
            .credentialsProvider(credentials.provider())
            // Checksums beyond what S3 requires are unknown to some compatible stores.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                calls(settings).toBuilder()
                    .addExecutionInterceptor(new MeteringInterceptor(meter))
                    .build());
    settings.endpoint().ifPresent(builder::endpointOverride);
    this.client = builder.build();
  }

  /** Retries, timeouts and the user agent of a client's calls. */
  static ClientOverrideConfiguration calls(S3Settings settings) {
    S3Patience patience = settings.patience();
    BackoffStrategy fullJitter =
        BackoffStrategy.exponentialDelay(
            patience.backoff(),
            patience.backoff().compareTo(S3Patience.LONGEST_BACKOFF) > 0
                ? patience.backoff()
                : S3Patience.LONGEST_BACKOFF);
    return ClientOverrideConfiguration.builder()
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(patience.retries() + 1)
                .backoffStrategy(fullJitter)
                .throttlingBackoffStrategy(fullJitter)
                .build())
        .apiCallAttemptTimeout(patience.attempt())
        .apiCallTimeout(patience.call())
        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_PREFIX, settings.userAgent())
        .build();
  }

  S3Client client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    credentials.close();
  }
}
