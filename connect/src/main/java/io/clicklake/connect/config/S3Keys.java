package io.clicklake.connect.config;

import io.clicklake.connect.file.ParquetSettings;
import io.clicklake.connect.store.ObjectAttributes;
import io.clicklake.connect.store.ObjectAttributes.Encryption;
import io.clicklake.connect.store.S3Patience;
import io.clicklake.connect.store.S3Settings;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Type;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** Where the bucket is, and how objects are put there. */
final class S3Keys {

  static final String BUCKET = "s3.bucket.name";
  static final String REGION = "s3.region";
  static final String ENDPOINT = "store.url";
  static final String PATH_STYLE = "s3.path.style.access.enabled";
  static final String STORAGE = "storage.class";
  static final String STORAGE_CLASS = "s3.storage.class";
  static final String ENCRYPTION = "s3.ssea.name";
  static final String KMS_KEY = "s3.sse.kms.key.id";
  static final String ACL = "s3.acl.canned";
  static final String TAGGING = "s3.object.tagging";
  static final String TAGS = "s3.object.tagging.key.value.pairs";
  static final String ON_TAGGING_ERROR = "s3.object.behavior.on.tagging.error";
  static final String CONDITIONAL_WRITES = "enable.conditional.writes";
  static final String PART_SIZE = "s3.part.size";
  static final String UPLOAD_THREADS = "s3.upload.threads";
  static final String PART_RETRIES = "s3.part.retries";
  static final String RETRY_BACKOFF = "s3.retry.backoff.ms";
  static final String ROUND_BACKOFF = "retry.backoff.ms";

  static final String CONFLUENT_STORAGE = "io.confluent.connect.s3.storage.S3Storage";

  private static final String POLL_INTERVAL = "consumer.override.max.poll.interval.ms";
  private static final long DEFAULT_POLL_INTERVAL = 300_000;
  private static final int MIB = 1024 * 1024;
  private static final int MOST_TAGS = 7;
  private static final List<String> ACLS =
      ObjectCannedACL.knownValues().stream().map(String::valueOf).sorted().toList();
  private static final List<String> CLASSES =
      StorageClass.knownValues().stream().map(String::valueOf).sorted().toList();
  private static final List<String> ENCRYPTIONS = List.of("AES256", "aws:kms");

  static final SettingGroup GROUP =
      new SettingGroup(
          "S3",
          List.of(
              Setting.required(BUCKET, Type.STRING, "The bucket of the lake.")
                  .checked(new NonEmptyString()),
              Setting.optional(REGION, Type.STRING, "us-west-2", "The bucket's AWS region.")
                  .checked(
                      Check.text(
                          "a region such as eu-central-1",
                          text -> text.matches("[a-z0-9][a-z0-9-]*")))
                  .important(Importance.MEDIUM),
              Setting.optional(
                      ENDPOINT,
                      Type.STRING,
                      "",
                      "Endpoint of an S3-compatible store; empty for AWS.")
                  .checked(
                      Check.text(
                          "an http or https URL, for example http://127.0.0.1:9000",
                          text -> text.matches("|https?://[^/\\s]+[^\\s]*")))
                  .wide(),
              Setting.optional(
                  PATH_STYLE,
                  Type.BOOLEAN,
                  true,
                  "Whether the bucket stands in the path of a URL rather than in its host name."),
              Setting.optional(
                      STORAGE,
                      Type.STRING,
                      CONFLUENT_STORAGE,
                      "The Java class that Confluent's sink stores with, accepted so that its files"
                          + " need no change. S3's storage class is "
                          + STORAGE_CLASS
                          + ".")
                  .checked(
                      Check.text(
                          "%s, or leave it out; S3's storage class is set with %s"
                              .formatted(CONFLUENT_STORAGE, STORAGE_CLASS),
                          text -> text.equals(CONFLUENT_STORAGE)))
                  .offering(List.of(CONFLUENT_STORAGE))
                  .wide()
                  .from(Origin.differing("it need not be set")),
              Setting.optional(
                      STORAGE_CLASS,
                      Type.STRING,
                      "",
                      "S3 storage class of data files, for example STANDARD_IA or"
                          + " INTELLIGENT_TIERING; empty for the bucket's standard. Commit records"
                          + " stay in the standard class: they are read at each start.")
                  .checked(Check.emptyOr(CLASSES))
                  .offering(CLASSES)
                  .from(Origin.OWN),
              Setting.optional(
                      ENCRYPTION,
                      Type.STRING,
                      "",
                      "Encryption at rest of every object: AES256 with keys that S3 keeps, aws:kms"
                          + " with a key of KMS, empty as the bucket says.")
                  .checked(Check.emptyOr(ENCRYPTIONS))
                  .offering(ENCRYPTIONS),
              Setting.optional(
                      KMS_KEY,
                      Type.STRING,
                      "",
                      "Id, ARN or alias of the KMS key, with "
                          + ENCRYPTION
                          + "=aws:kms; empty for the account's own for S3.")
                  .wide(),
              Setting.optional(
                      ACL, Type.STRING, "", "Canned ACL of every object; empty for the bucket's.")
                  .checked(Check.emptyOr(ACLS))
                  .offering(ACLS),
              Setting.optional(
                  TAGGING,
                  Type.BOOLEAN,
                  false,
                  "Whether data files are tagged with startOffset, endOffset and recordCount."),
              Setting.optional(
                      TAGS,
                      Type.LIST,
                      List.of(),
                      "More tags of data files, as key:value, where "
                          + TAGGING
                          + " is on; at most "
                          + MOST_TAGS
                          + ", since S3 takes ten.")
                  .checked(new Check("key:value pairs", S3Keys::tags))
                  .wide(),
              Setting.optional(
                      ON_TAGGING_ERROR,
                      Type.STRING,
                      "ignore",
                      "Whether a file that could not be tagged ends the task (fail) or is logged"
                          + " (ignore). The file is committed in both cases.")
                  .checked(Check.oneOf(List.of("ignore", "fail")))
                  .offering(List.of("ignore", "fail")),
              Setting.optional(
                      CONDITIONAL_WRITES,
                      Type.BOOLEAN,
                      true,
                      "Only true: exactly once rests on conditional writes.")
                  .checked(
                      Check.text(
                          "true: exactly once rests on conditional writes",
                          text -> text.equals("true")))
                  .from(Origin.differing("false is refused")),
              Setting.optional(
                      PART_SIZE,
                      Type.INT,
                      8 * MIB,
                      "Bytes of a multipart upload's part, held in memory per open file until they"
                          + " are sent.")
                  .checked(Check.between(ParquetSettings.MIN_PART_BYTES, Integer.MAX_VALUE - 8))
                  .from(Origin.differing("the default is 8 MiB (there 25 MiB)")),
              Setting.optional(
                      UPLOAD_THREADS,
                      Type.INT,
                      2,
                      "Threads of a task that upload parts while it goes on; 0 to upload in the"
                          + " task's own thread.")
                  .checked(Check.between(0, 64))
                  .from(Origin.OWN),
              Setting.optional(
                      PART_RETRIES,
                      Type.INT,
                      3,
                      "Repetitions of a failed request, after which it counts as an outage. An"
                          + " outage does not end the task: it waits and starts over.")
                  .checked(Check.between(0, 100))
                  .important(Importance.MEDIUM)
                  .from(Origin.differing("the task outlives the last of them")),
              Setting.optional(
                      RETRY_BACKOFF,
                      Type.LONG,
                      200L,
                      "Milliseconds, at most, before a failed request is first repeated. The bound"
                          + " doubles with each repetition; the wait is random below it.")
                  .checked(Check.between(1, Duration.ofDays(1).toMillis())),
              Setting.optional(
                      ROUND_BACKOFF,
                      Type.LONG,
                      5_000L,
                      "Milliseconds, at most, that a task waits in an outage of S3 or the registry"
                          + " before it asks again.")
                  .checked(Check.between(1, RotationKeys.LONGEST_MILLIS))));

  private S3Keys() {}

  static S3Settings settings(AbstractConfig config) {
    return new S3Settings(
        config.getString(BUCKET),
        config.getString(REGION),
        present(config.getString(ENDPOINT)).map(URI::create),
        config.getBoolean(PATH_STYLE),
        CredentialsKeys.credentials(config.originalsStrings()),
        new ObjectAttributes(
            Encryption.named(config.getString(ENCRYPTION), config.getString(KMS_KEY)),
            present(config.getString(ACL)),
            present(config.getString(STORAGE_CLASS)),
            Map.of()),
        S3Patience.within(
            pollInterval(config.originalsStrings()),
            config.getInt(PART_RETRIES),
            Duration.ofMillis(config.getLong(RETRY_BACKOFF))),
        S3Settings.USER_AGENT);
  }

  private static Optional<String> present(String value) {
    return Optional.of(value).filter(text -> !text.isEmpty());
  }

  /** How long a task's consumer may stay away, as far as the connector's settings say. */
  private static Duration pollInterval(Map<String, String> props) {
    String millis = props.getOrDefault(POLL_INTERVAL, "").strip();
    return Duration.ofMillis(
        millis.matches("[1-9]\\d{0,9}") ? Long.parseLong(millis) : DEFAULT_POLL_INTERVAL);
  }

  static UploadSettings uploads(AbstractConfig config) {
    return new UploadSettings(
        config.getInt(UPLOAD_THREADS),
        Duration.ofMillis(config.getLong(ROUND_BACKOFF)),
        config.getBoolean(TAGGING)
            ? Optional.of(
                new ObjectTagging(
                    tags(config.getList(TAGS)),
                    config.getString(ON_TAGGING_ERROR).toLowerCase(Locale.ROOT).equals("fail")
                        ? ObjectTagging.OnError.FAIL
                        : ObjectTagging.OnError.IGNORE))
            : Optional.empty());
  }

  private static Map<String, String> tags(Object pairs) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (Object pair : (List<?>) pairs) {
      String text = String.valueOf(pair).strip();
      int colon = text.indexOf(':');
      if (colon < 1 || colon > 128 || text.length() - colon > 257) {
        throw new Check.Refusal(
            "\"%s\" is not key:value with 1 to 128 and at most 256 characters".formatted(text));
      }
      tags.put(text.substring(0, colon), text.substring(colon + 1));
    }
    if (tags.size() > MOST_TAGS) {
      throw new Check.Refusal("expected at most %d pairs".formatted(MOST_TAGS));
    }
    return tags;
  }
}
