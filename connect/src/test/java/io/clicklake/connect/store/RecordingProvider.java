package io.clicklake.connect.store;

import java.util.Map;
import org.apache.kafka.common.Configurable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A provider as a user would write one. */
public final class RecordingProvider
    implements AwsCredentialsProvider, Configurable, AutoCloseable {

  static volatile boolean closed;

  private String key = "";
  private boolean fails;

  @Override
  public void configure(Map<String, ?> settings) {
    key = String.valueOf(settings.get("key"));
    fails = settings.containsKey("fails");
  }

  @Override
  public AwsCredentials resolveCredentials() {
    if (fails) {
      throw SdkClientException.create("Unable to load credentials from the vault");
    }
    return AwsBasicCredentials.create(key, "secret");
  }

  @Override
  public void close() {
    closed = true;
  }
}
