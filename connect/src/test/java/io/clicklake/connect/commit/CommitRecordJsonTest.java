package io.clicklake.connect.commit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommitRecordJsonTest {

  private static final CommitRecord FULL =
      new CommitRecord(
          "clicks",
          "w",
          "clickstream",
          3,
          Optional.of("topic-id"),
          100,
          110,
          2,
          1,
          "records",
          Instant.parse("2025-05-28T14:00:05Z"),
          List.of(
              new CommittedFile(
                  "k",
                  "id",
                  "up",
                  List.of("\"tag\""),
                  7,
                  99,
                  "hour=14",
                  5,
                  List.of(4, 5),
                  101,
                  109)),
          40,
          new History(10, 5, 80, 900, 4, 6),
          List.of(new UnmarkedPath("hour=14", 1_000)));

  private static final String FULL_JSON =
      """
      {"version":1,"connector":"clicks","writer":"w","topic":"clickstream","partition":3,\
      "topicId":"topic-id","first":100,"next":110,"rejected":2,"absent":1,"reason":"records",\
      "committedAt":"2025-05-28T14:00:05Z","files":[{"key":"k","id":"id","uploadId":"up",\
      "partTags":["\\"tag\\""],"writtenWith":[4,5],"rows":7,"bytes":99,"path":"hour=14","schemaId":5,\
      "firstOffset":101,"lastOffset":109}],"keptFrom":40,"before":{"first":10,"files":5,\
      "rows":80,"bytes":900,"rejected":4,"absent":6},\
      "unmarked":[{"path":"hour=14","end":1000}]}""";

  @Test
  void aRecordIsWrittenAsTheGrammarSaysAndReadBack() {
    assertThat(new String(CommitRecordJson.write(FULL), UTF_8)).isEqualTo(FULL_JSON);
    assertThat(CommitRecordJson.read("key", FULL_JSON.getBytes(UTF_8))).isEqualTo(FULL);
  }

  @Test
  void aRecordOfAnEarlierSinkIsUnderstood() {
    String earlier =
        """
        {"version":1,"connector":"clicks","writer":"w","topic":"clickstream","partition":3,
         "first":100,"next":110,"rejected":2,"reason":"records",
         "committedAt":"2025-05-28T14:00:05Z",
         "files":[{"key":"k","id":"id","uploadId":"up","partTags":["\\"tag\\""],"rows":7,
                   "bytes":99,"path":"hour=14","schemaId":5}]}
        """;
    CommitRecord read = CommitRecordJson.read("key", earlier.getBytes(UTF_8));
    assertThat(read.absent()).isEqualTo(1);
    assertThat(read.topicId()).isEmpty();
    assertThat(read.keptFrom()).isZero();
    assertThat(read.before()).isEqualTo(History.beginningAt(100));
    assertThat(read.unmarked()).isEmpty();
    assertThat(read.files().get(0).writtenWith()).isEmpty();
    assertThat(read.files().get(0).firstOffset()).isEqualTo(100);
    assertThat(read.files().get(0).lastOffset()).isEqualTo(109);
    assertThat(read.history()).isEqualTo(new History(100, 1, 7, 99, 2, 1));
  }

  @Test
  void fieldsOfALaterSinkAreIgnored() {
    String later = FULL_JSON.replace("\"version\":1,", "\"version\":1,\"colour\":\"blue\",");
    assertThat(CommitRecordJson.read("key", later.getBytes(UTF_8))).isEqualTo(FULL);
  }
}
