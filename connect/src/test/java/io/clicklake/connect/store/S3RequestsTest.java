package io.clicklake.connect.store;

import static io.clicklake.connect.store.ScriptedServer.answers;
import static io.clicklake.connect.store.ScriptedServer.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.store.ObjectAttributes.Encryption;
import io.clicklake.connect.store.ScriptedServer.Received;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings make of requests, as the server receives them. */
class S3RequestsTest {

  private static final S3Credentials KEYS =
      new S3Credentials.StaticKeys("AKEXAMPLE", "secret", Optional.empty());

  private final ScriptedServer server = new ScriptedServer();
  private final ScriptedServer sts = new ScriptedServer();

  @AfterEach
  void close() {
    server.close();
    sts.close();
  }

  private S3ObjectStore store(S3Credentials credentials, ObjectAttributes attributes) {
    return new S3ObjectStore(
        new S3Settings(
            "lake",
            "eu-west-1",
            Optional.of(server.endpoint()),
            true,
            credentials,
            attributes,
            new S3Patience(1, Duration.ofMillis(1), Duration.ofSeconds(5), Duration.ofSeconds(10)),
            "lake-writer"));
  }

  private Received upload(ObjectAttributes attributes) {
    server.plays(
        answers(
            200,
            "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"));
    try (ObjectStore store = store(KEYS, attributes)) {
      assertThat(store.beginUpload("k", Map.of("clicklake-file", "id"))).isEqualTo("u");
    }
    return server.only();
  }

  private Received put(S3Credentials credentials, ObjectAttributes attributes) {
    server.plays(answers(200, Map.of("ETag", "\"t\""), ""));
    try (ObjectStore store = store(credentials, attributes)) {
      store.putIfAbsent("k", new byte[1]);
    }
    return server.only();
  }

  private static ObjectAttributes encrypted(Encryption encryption) {
    return new ObjectAttributes(encryption, Optional.empty(), Optional.empty(), Map.of());
  }

  private static final ObjectAttributes ALL =
      new ObjectAttributes(
          Encryption.named("aws:kms", "key-1"),
          Optional.of("bucket-owner-full-control"),
          Optional.of("STANDARD_IA"),
          Map.of("team", "web", "clicklake-file", "another"));

  @Test
  void aDataFileCarriesEveryAttributeAndTheSinksOwnMetadataWins() {
    Received received = upload(ALL);
    assertThat(received.header("x-amz-server-side-encryption")).contains("aws:kms");
    assertThat(received.header("x-amz-server-side-encryption-aws-kms-key-id")).contains("key-1");
    assertThat(received.header("x-amz-acl")).contains("bucket-owner-full-control");
    assertThat(received.header("x-amz-storage-class")).contains("STANDARD_IA");
    assertThat(received.header("x-amz-meta-team")).contains("web");
    assertThat(received.header("x-amz-meta-clicklake-file")).contains("id");
  }

  @Test
  void aCommitRecordIsEncryptedAndOwnedAlikeButStaysInTheStandardClass() {
    Received received = put(KEYS, ALL);
    assertThat(received.header("x-amz-server-side-encryption")).contains("aws:kms");
    assertThat(received.header("x-amz-server-side-encryption-aws-kms-key-id")).contains("key-1");
    assertThat(received.header("x-amz-acl")).contains("bucket-owner-full-control");
    assertThat(received.header("x-amz-storage-class")).isEmpty();
    assertThat(received.header("x-amz-meta-team")).isEmpty();
  }

  @Test
  void encryptionWithTheStoresKeysNamesNoKey() {
    Received received = upload(encrypted(Encryption.named("AES256", "")));
    assertThat(received.header("x-amz-server-side-encryption")).contains("AES256");
    assertThat(received.header("x-amz-server-side-encryption-aws-kms-key-id")).isEmpty();
  }

  @Test
  void encryptionWithTheAccountsKeyOfKmsNamesNoKey() {
    Received received = upload(encrypted(Encryption.named("aws:kms", "")));
    assertThat(received.header("x-amz-server-side-encryption")).contains("aws:kms");
    assertThat(received.header("x-amz-server-side-encryption-aws-kms-key-id")).isEmpty();
  }

  @Test
  void withoutAttributesTheBucketDecides() {
    Received received = upload(ObjectAttributes.none());
    assertThat(
            received.headers().keySet().stream()
                .map(name -> name.toLowerCase(java.util.Locale.ROOT)))
        .noneMatch(
            name ->
                name.startsWith("x-amz-server-side")
                    || name.equals("x-amz-acl")
                    || name.equals("x-amz-storage-class"));
  }

  @Test
  void anAttributeThatS3DoesNotKnowIsRefusedWithThoseItKnows() {
    assertThatThrownBy(() -> Encryption.named("rot13", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rot13")
        .hasMessageContaining("aws:kms");
    assertThatThrownBy(() -> Encryption.named("AES256", "key"))
        .hasMessageContaining("key")
        .hasMessageContaining("aws:kms");
    assertThatThrownBy(
            () ->
                new ObjectAttributes(
                    new Encryption.OfBucket(), Optional.of("mine"), Optional.empty(), Map.of()))
        .hasMessageContaining("mine")
        .hasMessageContaining("bucket-owner-full-control");
    assertThatThrownBy(
            () ->
                new ObjectAttributes(
                    new Encryption.OfBucket(), Optional.empty(), Optional.of("COLD"), Map.of()))
        .hasMessageContaining("COLD")
        .hasMessageContaining("STANDARD_IA");
  }

  @Test
  void requestsNameTheSinkTheKeyTheRegionAndTheBucketInThePath() {
    Received received = put(KEYS, ObjectAttributes.none());
    assertThat(received.header("user-agent").orElseThrow()).startsWith("lake-writer");
    assertThat(received.header("authorization").orElseThrow())
        .contains("Credential=AKEXAMPLE/", "/eu-west-1/s3/");
    assertThat(received.header("x-amz-security-token")).isEmpty();
    assertThat(received.uri().getPath()).isEqualTo("/lake/k");
  }

  @Test
  void temporaryKeysComeWithTheirToken() {
    Received received =
        put(
            new S3Credentials.StaticKeys("AKTEMP", "secret", Optional.of("token-1")),
            ObjectAttributes.none());
    assertThat(received.header("x-amz-security-token")).contains("token-1");
  }

  private S3Credentials role() {
    return S3Credentials.of(
        "io.confluent.connect.s3.auth.AwsAssumeRoleCredentialsProvider",
        Optional.of(new S3Credentials.StaticKeys("AKBASE", "secret", Optional.empty())),
        Map.of(
            "sts.role.arn", "arn:aws:iam::123456789012:role/sink",
            "sts.role.session.name", "orders",
            "sts.role.external.id", "partner-7",
            "sts.endpoint", sts.endpoint().toString()));
  }

  private static String assumed(Instant until) {
    return """
    <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
      <AssumedRoleUser><Arn>arn:aws:sts::1:assumed-role/sink/orders</Arn>
        <AssumedRoleId>r:orders</AssumedRoleId></AssumedRoleUser>
      <Credentials><AccessKeyId>AKROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
        <SessionToken>role-token</SessionToken><Expiration>%s</Expiration></Credentials>
    </AssumeRoleResult></AssumeRoleResponse>
    """
        .formatted(until);
  }

  @Test
  void aRoleIsAssumedWithTheKeysGivenAndItsCredentialsAreUsed() {
    sts.plays(answers(200, assumed(Instant.now().plus(Duration.ofHours(1)))));
    Received received = put(role(), ObjectAttributes.none());
    assertThat(sts.only().text())
        .contains(
            "Action=AssumeRole",
            "RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fsink",
            "RoleSessionName=orders",
            "ExternalId=partner-7");
    assertThat(sts.only().header("authorization").orElseThrow())
        .contains("Credential=AKBASE/", "/eu-west-1/sts/");
    assertThat(received.header("authorization").orElseThrow()).contains("Credential=AKROLE/");
    assertThat(received.header("x-amz-security-token")).contains("role-token");
  }

  @Test
  void aRoleThatMayNotBeAssumedIsRefusedWithTheSettingToChange() {
    sts.plays(
        answers(
            403,
            "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message>"
                + "</Error></ErrorResponse>"));
    try (ObjectStore store = store(role(), ObjectAttributes.none())) {
      assertThatThrownBy(() -> store.read("k"))
          .isInstanceOf(StoreRefusedException.class)
          .hasMessageContaining("sts.role.arn");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void anStsThatIsDownIsAnOutage(int status) {
    sts.plays(error(status, "ServiceUnavailable"));
    try (ObjectStore store = store(role(), ObjectAttributes.none())) {
      assertThatThrownBy(() -> store.read("k")).isInstanceOf(StoreUnavailableException.class);
    }
  }

  @Test
  void anExpiredBaseOfARoleIsAnOutage() {
    sts.plays(
        answers(
            403,
            "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>m</Message></Error>"
                + "</ErrorResponse>"));
    try (ObjectStore store = store(role(), ObjectAttributes.none())) {
      assertThatThrownBy(() -> store.read("k")).isInstanceOf(StoreUnavailableException.class);
    }
  }

  @Test
  void aProviderOfTheUserIsConfiguredAskedAndClosedWithTheStore() {
    RecordingProvider.closed = false;
    Received received =
        put(
            S3Credentials.of(
                RecordingProvider.class.getName(), Optional.empty(), Map.of("key", "AKOWN")),
            ObjectAttributes.none());
    assertThat(received.header("authorization").orElseThrow()).contains("Credential=AKOWN/");
    assertThat(RecordingProvider.closed).isTrue();
  }

  @Test
  void credentialsThatCannotBeLoadedForNowAreAnOutageThatNamesTheSetting() {
    try (ObjectStore store =
        store(
            S3Credentials.of(
                RecordingProvider.class.getName(), Optional.empty(), Map.of("fails", "yes")),
            ObjectAttributes.none())) {
      assertThatThrownBy(() -> store.read("k"))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("s3.credentials.provider.class");
    }
  }

  @Test
  void aProviderOfTheSdkWithAFactoryIsTaken() {
    Received received =
        put(
            S3Credentials.of(
                "software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider",
                Optional.empty(),
                Map.of()),
            ObjectAttributes.none());
    assertThat(received.header("authorization")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "com.amazonaws.auth.DefaultAWSCredentialsProviderChain",
        "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider"
      })
  void theDefaultProvidersMeanTheKeysAndWithoutThemTheDefaultChain(String provider) {
    S3Credentials.StaticKeys keys = new S3Credentials.StaticKeys("AK", "secret", Optional.empty());
    assertThat(S3Credentials.of(provider, Optional.of(keys), Map.of())).isEqualTo(keys);
    assertThat(S3Credentials.of(provider, Optional.empty(), Map.of()))
        .isEqualTo(new S3Credentials.DefaultChain());
  }

  @Test
  void aProviderOfTheOldSdkMeansItsSuccessor() {
    assertThat(
            S3Credentials.of(
                "com.amazonaws.auth.InstanceProfileCredentialsProvider",
                Optional.empty(),
                Map.of()))
        .isInstanceOfSatisfying(
            S3Credentials.Provided.class,
            provided ->
                assertThat(provided.provider().getName())
                    .isEqualTo(
                        "software.amazon.awssdk.auth.credentials"
                            + ".InstanceProfileCredentialsProvider"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.amazonaws.auth.SomethingElse",
        "com.example.NotThere",
        "java.lang.String",
        "io.clicklake.connect.store.ObjectStore"
      })
  void whatIsNoProviderIsRefusedByName(String provider) {
    assertThatThrownBy(() -> S3Credentials.of(provider, Optional.empty(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(provider);
  }

  @Test
  void aRoleNeedsItsArnAndAProperSessionName() {
    assertThatThrownBy(
            () ->
                S3Credentials.of(
                    "io.confluent.connect.s3.auth.AwsAssumeRoleCredentialsProvider",
                    Optional.empty(),
                    Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("arn:aws:iam");
    assertThatThrownBy(
            () ->
                new S3Credentials.AssumedRole(
                    KEYS, "arn:aws:iam::1:role/r", "a b", Optional.empty(), Optional.<URI>empty()))
        .hasMessageContaining("a b");
  }

  @Test
  void secretsAreNotShown() {
    assertThat(
            List.of(
                    new S3Credentials.StaticKeys("AK", "hush", Optional.of("hush")),
                    S3Credentials.of(
                        RecordingProvider.class.getName(), Optional.empty(), Map.of("k", "hush")),
                    new S3Credentials.AssumedRole(
                        new S3Credentials.StaticKeys("AK", "hush", Optional.empty()),
                        "arn:aws:iam::1:role/r",
                        "session",
                        Optional.of("hush-id"),
                        Optional.empty()))
                .toString())
        .doesNotContain("hush");
  }

  @Test
  void aCallIsOverBeforeTheGroupGivesThePartitionsAway() {
    S3Patience standard = S3Patience.standard();
    assertThat(standard.retries()).isEqualTo(3);
    assertThat(standard.backoff()).isEqualTo(Duration.ofMillis(200));
    assertThat(standard.call()).isEqualTo(Duration.ofMinutes(1));
    assertThat(standard.attempt()).isEqualTo(Duration.ofSeconds(30));
    assertThat(S3Patience.within(Duration.ofSeconds(10), 0, Duration.ofMillis(1)).call())
        .isEqualTo(Duration.ofSeconds(2));
  }
}
