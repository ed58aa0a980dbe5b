package io.clicklake.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.clicklake.components.FreePorts;
import io.clicklake.components.MotoServer;
import io.clicklake.components.RunningComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The commands by which the operations document brings files of the lake back, by AWS's command
 * line on a bucket with versions.
 */
@Timeout(240)
class LakeRestoreIT {

  private static final String DOCUMENT =
      TerraformFiles.text(TerraformFiles.HOME.resolve("docs/operations.md"));
  private static final String BUCKET = "lake-raw";
  private static final String HOUR = "topics/clickstream/year=2026/month=11/day=20/hour=14/";
  private static final String DELETED = HOUR + "clickstream+0+0000000000.zstd.parquet";
  private static final String REPLACED = HOUR + "clickstream+1+0000000000.zstd.parquet";
  private static final String ELSEWHERE = "topics/other/year=2026/file";

  @Test
  void deletionsAreTakenBackAndAReplacedFileIsWhatItWas(@TempDir Path directory) throws Exception {
    Tools.assumed("aws");
    assumeThat(MotoServer.missing()).isEmpty();
    MotoServer moto = new MotoServer(directory.resolve("moto"), FreePorts.next());
    try (RunningComponent running = RunningComponent.start(moto, Duration.ofMinutes(2));
        S3Client s3 = client(moto.url())) {
      assertThat(running.alive()).isTrue();
      s3.createBucket(bucket -> bucket.bucket(BUCKET));
      s3.putBucketVersioning(
          versioning ->
              versioning
                  .bucket(BUCKET)
                  .versioningConfiguration(to -> to.status(BucketVersioningStatus.ENABLED)));
      put(s3, DELETED, "first", "id-1");
      String wanted = put(s3, REPLACED, "second", "id-2");
      put(s3, ELSEWHERE, "third", "id-3");
      s3.deleteObject(object -> object.bucket(BUCKET).key(DELETED));
      s3.deleteObject(object -> object.bucket(BUCKET).key(ELSEWHERE));
      put(s3, REPLACED, "spoilt", "id-9");

      run(moto.url(), directory, "list-object-versions", Map.of());
      run(moto.url(), directory, "copy-object", Map.of("key", REPLACED, "version", wanted));

      assertThat(text(s3, DELETED)).isEqualTo("first");
      assertThat(text(s3, REPLACED)).isEqualTo("second");
      assertThat(s3.headObject(object -> object.bucket(BUCKET).key(REPLACED)).metadata())
          .containsEntry("clicklake-file", "id-2");
      assertThat(s3.listObjectsV2(list -> list.bucket(BUCKET)).contents())
          .as("nothing beyond the prefix")
          .extracting(S3Object::key)
          .containsExactly(DELETED, REPLACED);
    }
  }

  private static String put(S3Client s3, String key, String text, String id) {
    return s3.putObject(
            object -> object.bucket(BUCKET).key(key).metadata(Map.of("clicklake-file", id)),
            RequestBody.fromString(text))
        .versionId();
  }

  private static String text(S3Client s3, String key) {
    return s3.getObjectAsBytes(object -> object.bucket(BUCKET).key(key)).asUtf8String();
  }

  private static S3Client client(URI moto) {
    return S3Client.builder()
        .endpointOverride(moto)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("anybody", "anything")))
        .build();
  }

  /** Runs the document's command that begins with this. */
  private static void run(URI moto, Path directory, String command, Map<String, String> variables)
      throws Exception {
    Matcher line =
        Pattern.compile("(?m)^aws s3api " + command + " --bucket \"\\$bucket\" .*$")
            .matcher(DOCUMENT);
    assertThat(line.find()).as("a command %s", command).isTrue();
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("bucket", BUCKET);
    environment.put("AWS_ENDPOINT_URL", moto.toString());
    environment.put("AWS_ACCESS_KEY_ID", "anybody");
    environment.put("AWS_SECRET_ACCESS_KEY", "anything");
    environment.put("AWS_DEFAULT_REGION", "us-east-1");
    Tools.run(directory, environment, List.of("bash", "-euc", line.group())).succeeded();
  }
}
