package io.clicklake.connect.store;

import static io.clicklake.connect.store.ScriptedServer.answers;
import static io.clicklake.connect.store.ScriptedServer.breaksOff;
import static io.clicklake.connect.store.ScriptedServer.error;
import static io.clicklake.connect.store.ScriptedServer.hangsUp;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.clicklake.connect.store.ScriptedServer.Answer;
import io.clicklake.connect.store.ScriptedServer.Received;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of each answer, and of none. */
@Timeout(60)
class S3AnswersTest {

  private static final int RETRIES = 2;
  private static final S3Patience PATIENT =
      new S3Patience(RETRIES, Duration.ofMillis(1), Duration.ofSeconds(20), Duration.ofSeconds(40));
  private static final S3Patience ONCE =
      new S3Patience(0, Duration.ofMillis(1), PATIENT.attempt(), PATIENT.call());
  private static final S3Patience SHORT =
      new S3Patience(RETRIES, Duration.ofMillis(1), Duration.ofMillis(300), Duration.ofSeconds(1));

  private final ScriptedServer server = new ScriptedServer();
  private final StoreMeter meter = new StoreMeter();
  private final ObjectStore store = store(server.endpoint(), PATIENT);

  private ObjectStore store(URI endpoint, S3Patience patience) {
    return new S3ObjectStore(
        new S3Settings(
            "lake",
            "eu-west-1",
            Optional.of(endpoint),
            true,
            new S3Credentials.StaticKeys("key", "secret", Optional.empty()),
            ObjectAttributes.none(),
            patience,
            S3Settings.USER_AGENT),
        meter);
  }

  @AfterEach
  void close() {
    store.close();
    server.close();
  }

  private static final List<Consumer<ObjectStore>> CALLS =
      List.of(
          store -> store.keys("p/"),
          store -> store.read("k"),
          store -> store.metadata("k"),
          store -> store.putIfAbsent("k", new byte[3]),
          store -> store.putIfMatch("k", new byte[3], "\"tag\""),
          store -> store.beginUpload("k", Map.of()),
          store -> store.uploadPart("k", "u", 1, new byte[3], 3),
          store -> store.completeUpload("k", "u", List.of("\"t\"")),
          store -> store.abortUpload("k", "u"),
          store -> store.delete(List.of("k")),
          store -> store.tag("k", Map.of("a", "b")));

  private void sendPart() {
    store.uploadPart("k", "u", 1, new byte[3], 3);
  }

  private void assertOutage(Answer answer) {
    server.plays(answer);
    try (ObjectStore once = store(server.endpoint(), ONCE)) {
      for (Consumer<ObjectStore> call : CALLS) {
        assertThatThrownBy(() -> call.accept(once))
            .isInstanceOf(StoreUnavailableException.class)
            .hasMessageContaining("lake");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "503, SlowDown",
    "503, ServiceUnavailable",
    "500, InternalError",
    "502, BadGateway",
    "429, TooManyRequests",
    "409, OperationAborted",
    "409, ConditionalRequestConflict",
    "408, RequestTimeout",
    "400, RequestTimeout",
    "400, ExpiredToken",
    "400, TokenRefreshRequired",
    "400, BadDigest",
    "400, IncompleteBody",
    "400, KMS.ThrottlingException",
    "403, RequestTimeTooSkewed",
    "403, RequestExpired",
    "307, TemporaryRedirect",
  })
  void whatHealsIsAnOutageForEveryCall(int status, String code) {
    assertOutage(error(status, code));
  }

  @Test
  void anErrorPageOfSomebodyBetweenIsAnOutage() {
    assertOutage(answers(504, "<html>Gateway Time-out</html>"));
  }

  @Test
  void aConnectionThatEndsWithoutAnAnswerIsAnOutage() {
    assertOutage(hangsUp());
  }

  @ParameterizedTest
  @CsvSource({
    "404, NoSuchBucket, s3.bucket.name",
    "403, AccessDenied, s3:PutObject",
    "403, InvalidAccessKeyId, aws.access.key.id",
    "403, SignatureDoesNotMatch, aws.secret.access.key",
    "400, InvalidToken, s3.credentials.provider.class",
    "301, PermanentRedirect, s3.region",
    "400, AuthorizationHeaderMalformed, s3.region",
    "400, IllegalLocationConstraintException, s3.region",
    "400, KMS.DisabledException, s3.sse.kms.key.id",
    "400, KMS.NotFoundException, s3.sse.kms.key.id",
    "400, InvalidStorageClass, storage.class",
    "400, InvalidEncryptionAlgorithmError, s3.ssea.name",
    "400, AccessControlListNotSupported, s3.acl.canned",
    "400, EntityTooSmall, s3.part.size",
    "400, InvalidBucketName, s3.bucket.name",
    "501, NotImplemented, s3.ssea.name",
    "400, SomethingNew, store.url",
  })
  void whatDoesNotHealIsRefusedWithTheSettingToChange(int status, String code, String setting) {
    server.plays(error(status, code));
    for (Consumer<ObjectStore> call : CALLS) {
      Throwable thrown = catchThrowable(() -> call.accept(store));
      if (call == CALLS.get(2) && !List.of(400, 403).contains(status)) {
        // The answer to a HEAD has no body; the calls around it say what is wrong.
        continue;
      }
      assertThat(thrown)
          .isInstanceOf(StoreRefusedException.class)
          .hasMessageContaining("lake")
          .hasMessageContaining(code)
          .hasMessageContaining(setting);
    }
  }

  @Test
  void aRefusalIsNotRepeated() {
    server.plays(error(403, "AccessDenied"));
    assertThatThrownBy(() -> store.putIfAbsent("k", new byte[3]))
        .isInstanceOf(StoreRefusedException.class);
    assertThat(server.received()).hasSize(1);
    assertThat(meter.errors()).isEqualTo(1);
    assertThat(meter.retries()).isZero();
  }

  @Test
  void aKeyThatMayNotBeUsedIsToldFromABucketThatMayNot() {
    server.plays(
        error(
            403,
            "AccessDenied",
            "User: x is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:k"));
    assertThatThrownBy(() -> store.beginUpload("k", Map.of()))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("s3.sse.kms.key.id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"InternalError", "SlowDown", "ServiceUnavailable"})
  void anErrorBehindA200OfACompletionIsAnOutage(String code) {
    server.plays(error(200, code));
    assertThatThrownBy(() -> store.completeUpload("k", "u", List.of("\"t\"")))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PreconditionFailed", "NoSuchUpload"})
  void aCompletionThatFindsAnObjectOrNoUploadDidNothingWhateverItsStatus(String code) {
    server.plays(error(200, code));
    assertThat(store.completeUpload("k", "u", List.of("\"t\""))).isFalse();
  }

  @Test
  void aRefusalBehindA200OfACompletionIsARefusal() {
    server.plays(error(200, "AccessDenied"));
    assertThatThrownBy(() -> store.completeUpload("k", "u", List.of("\"t\"")))
        .isInstanceOf(StoreRefusedException.class);
  }

  @Test
  void aListingThatBreaksOffIsAnOutage() {
    server.plays(breaksOff("<?xml version=\"1.0\"?><ListBucketResult><Contents><Key>a</Key>"));
    assertThatThrownBy(() -> store.keys("p/")).isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void anObjectThatBreaksOffIsAnOutage() {
    server.plays(breaksOff("{\"connector\":"));
    assertThatThrownBy(() -> store.read("k")).isInstanceOf(StoreUnavailableException.class);
    assertThat(server.received()).hasSize(RETRIES + 1);
  }

  @Test
  void silenceIsAnOutageWithinTheTimeOfACall() {
    server.plays(server.keepsSilent());
    long start = System.nanoTime();
    try (ObjectStore other = store(server.endpoint(), SHORT)) {
      assertThatThrownBy(() -> other.uploadPart("k", "u", 1, new byte[3], 3))
          .isInstanceOf(StoreUnavailableException.class);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(SHORT.attempt(), SHORT.call().plus(Duration.ofSeconds(10)));
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatResetsOrNeverReadsIsAnOutage(RudeServer.Manner manner) {
    try (RudeServer rude = new RudeServer(manner);
        ObjectStore other = store(rude.endpoint(), SHORT)) {
      byte[] large = new byte[16 * 1024 * 1024];
      assertThatThrownBy(() -> other.uploadPart("k", "u", 1, large, large.length))
          .isInstanceOf(StoreUnavailableException.class);
    }
  }

  @Test
  void anOutageThatEndsInTimeIsNotSeen() {
    server.plays(error(503, "SlowDown"), hangsUp(), answers(200, Map.of("ETag", "\"t\""), ""));
    assertThat(store.uploadPart("k", "u", 1, new byte[3], 3)).isEqualTo("\"t\"");
    assertThat(meter.requests()).isEqualTo(3);
    assertThat(meter.retries()).isEqualTo(2);
    assertThat(meter.throttles()).isEqualTo(1);
    assertThat(meter.errors()).isZero();
  }

  @Test
  void anOutageIsRepeatedAsOftenAsTheSettingSays() {
    server.plays(error(503, "SlowDown"));
    assertThatThrownBy(this::sendPart).isInstanceOf(StoreUnavailableException.class);
    assertThat(meter.requests()).isEqualTo(RETRIES + 1);
    assertThat(meter.throttles()).isEqualTo(RETRIES + 1);
    assertThat(meter.errors()).isEqualTo(1);
  }

  @Test
  void aMissingObjectAndAConditionNotMetAreNoErrors() {
    server.plays(error(404, "NoSuchKey"), error(412, "PreconditionFailed"));
    assertThat(store.read("k")).isEmpty();
    assertThat(store.putIfAbsent("k", new byte[1])).isInstanceOf(PutOutcome.ConditionFailed.class);
    assertThat(meter.errors()).isZero();
  }

  @Test
  void aRepeatedPutAsksForTheSame() {
    server.plays(hangsUp(), error(412, "PreconditionFailed"));
    assertThat(store.putIfAbsent("topics/_commits/t/0/1.json", "{}".getBytes(UTF_8)))
        .isInstanceOf(PutOutcome.ConditionFailed.class);
    assertRepeated("if-none-match", "*");
  }

  @Test
  void aRepeatedReplacementAsksForTheSame() {
    server.plays(hangsUp(), error(412, "PreconditionFailed"));
    assertThat(store.putIfMatch("k", "{}".getBytes(UTF_8), "\"tag\""))
        .isInstanceOf(PutOutcome.ConditionFailed.class);
    assertRepeated("if-match", "\"tag\"");
  }

  @Test
  void aRepeatedPartIsSentWholeUnderItsNumber() {
    server.plays(hangsUp(), answers(200, Map.of("ETag", "\"t\""), ""));
    byte[] buffer = "hello, world".getBytes(UTF_8);
    store.uploadPart("k", "u", 7, buffer, 5);
    assertRepeated("content-length", server.received().get(0).header("content-length").orElse(""));
    assertThat(server.received().get(0).uri().getQuery()).contains("partNumber=7", "uploadId=u");
    assertThat(server.received().get(0).text()).contains("hello").doesNotContain("world");
  }

  private void assertRepeated(String header, String value) {
    List<Received> received = server.received();
    assertThat(received).hasSize(2);
    Received first = received.get(0);
    Received second = received.get(1);
    assertThat(second.method()).isEqualTo(first.method());
    assertThat(second.uri()).isEqualTo(first.uri());
    assertThat(content(second)).isEqualTo(content(first));
    assertThat(first.header(header)).contains(value);
    assertThat(second.header(header)).contains(value);
  }

  /** The body without the signatures of its chunks, which tell the time of the request. */
  private static String content(Received received) {
    return received.text().replaceAll("chunk-signature=[0-9a-f]+", "");
  }

  @Test
  void aCompletionIsConditionalAndNamesItsParts() {
    server.plays(
        answers(
            200,
            "<CompleteMultipartUploadResult><ETag>\"t\"</ETag></CompleteMultipartUploadResult>"));
    assertThat(store.completeUpload("k", "u", List.of("\"a\"", "\"b\""))).isTrue();
    Received received = server.only();
    assertThat(received.header("if-none-match")).contains("*");
    assertThat(received.text()).containsSubsequence("a", "<PartNumber>1<", "b", "<PartNumber>2<");
  }

  @Test
  void anObjectThatCannotBeDeletedFailsTheCallAsItsCodeSays() {
    server.plays(
        answers(
            200,
            "<DeleteResult><Error><Key>k</Key><Code>InternalError</Code><Message>m</Message></Error>"
                + "</DeleteResult>"));
    assertThatThrownBy(() -> store.delete(List.of("k")))
        .isInstanceOf(StoreUnavailableException.class);
    server.plays(
        answers(
            200,
            "<DeleteResult><Error><Key>k</Key><Code>AccessDenied</Code><Message>m</Message></Error>"
                + "</DeleteResult>"));
    assertThatThrownBy(() -> store.delete(List.of("k")))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("s3:DeleteObject");
  }

  @Test
  void aThousandObjectsAreDeletedByOneRequest() {
    server.plays(answers(200, "<DeleteResult/>"));
    store.delete(java.util.Collections.nCopies(2_001, "k"));
    assertThat(server.received())
        .hasSize(3)
        .allSatisfy(
            request -> {
              assertThat(request.method()).isEqualTo("POST");
              assertThat(request.uri().getQuery()).startsWith("delete");
            });
  }

  @Test
  void tagsArePutInPlaceOfThoseThere() {
    server.plays(answers(200, ""));
    store.tag("k", Map.of("startOffset", "10"));
    Received received = server.only();
    assertThat(received.method()).isEqualTo("PUT");
    assertThat(received.uri().getQuery()).startsWith("tagging");
    assertThat(received.text()).contains("<Key>startOffset</Key>", "<Value>10</Value>");
  }

  @Test
  void anObjectThatIsGoneNeedsNoTags() {
    server.plays(error(404, "NoSuchKey"));
    store.tag("k", Map.of("startOffset", "10"));
    assertThat(server.received()).hasSize(1);
  }
}
