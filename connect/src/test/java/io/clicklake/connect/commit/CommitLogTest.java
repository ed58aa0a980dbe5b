package io.clicklake.connect.commit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.store.InMemoryObjectStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommitLogTest {

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final CommitLog log = log("sink");

  private CommitLog log(String connector) {
    return log(connector, Optional.empty(), 500);
  }

  private CommitLog log(String connector, Optional<String> topicId, int recordsKept) {
    return new CommitLog(
        store, "topics", "clickstream", 3, new CommitLogSettings(connector, topicId, recordsKept));
  }

  private static CommitRecord commit(String writer, long first, long next) {
    return new CommitRecord(
        "sink",
        writer,
        "clickstream",
        3,
        first,
        next,
        1,
        0,
        "records",
        Instant.parse("2025-05-28T14:00:05Z"),
        List.of(
            new CommittedFile(
                "topics/clickstream/year=2025/a.parquet",
                "id",
                "upload",
                List.of("\"tag\""),
                next - first - 1,
                99,
                "year=2025",
                7,
                List.of(6, 7),
                first,
                next - 1)),
        List.of(new UnmarkedPath("year=2025", 1_767_225_600_000L)));
  }

  @Test
  void anEmptyLogHasNoNewestRecord() {
    assertThat(log.newest()).isEmpty();
  }

  @Test
  void theNewestRecordIsTheOneWithTheHighestNumber() {
    for (int sequence = 0; sequence < 12; sequence++) {
      assertThat(log.append(sequence, commit("w", sequence * 10L, sequence * 10L + 10))).isTrue();
    }
    CommitLog.Entry newest = log.newest().orElseThrow();
    assertThat(newest.sequence()).isEqualTo(11);
    assertThat(newest.commit())
        .isEqualTo(
            commit("w", 110, 120)
                .placed(Optional.empty(), 0, new History(0, 11, 99, 11 * 99, 11, 0)));
  }

  @Test
  void keysAreWrittenAsTheGrammarSays() {
    log.append(0, commit("w", 0, 10));
    assertThat(store.keys(""))
        .containsExactly("topics/_commits/clickstream/3/00000000000000000000.json");
  }

  @Test
  void aNumberIsTakenOnce() {
    assertThat(log.append(0, commit("one", 0, 10))).isTrue();
    assertThat(log.append(0, commit("two", 0, 20))).isFalse();
    assertThat(log.newest().orElseThrow().commit().writer()).isEqualTo("one");
  }

  @Test
  void aRecordWhoseAnswerWasLostIsRecognisedWhenItIsPutAgain() {
    log.append(0, commit("one", 0, 10));
    assertThat(log.append(0, commit("one", 0, 10))).isTrue();
  }

  @Test
  void aRecordIsReplacedOnlyAsItWasRead() {
    log.append(0, commit("one", 0, 10));
    CommitLog.Entry seen = log.newest().orElseThrow();

    assertThat(log.replace(seen, commit("two", 0, 10))).isTrue();
    assertThat(log.replace(seen, commit("three", 0, 10))).isFalse();
    assertThat(log.newest().orElseThrow().commit().writer()).isEqualTo("two");
  }

  @Test
  void aReplacementWhoseAnswerWasLostIsRecognisedWhenItIsPutAgain() {
    log.append(0, commit("one", 0, 10));
    CommitLog.Entry seen = log.newest().orElseThrow();
    log.replace(seen, commit("two", 0, 10));
    assertThat(log.replace(seen, commit("two", 0, 10))).isTrue();
  }

  @Test
  void anotherConnectorsLogIsRefused() {
    log.append(0, commit("w", 0, 10));
    assertThatThrownBy(() -> log("other").newest())
        .isInstanceOf(ForeignCommitLogException.class)
        .hasMessageContaining("belongs to connector sink")
        .hasMessageContaining("this is connector other")
        .hasMessageContaining("topics.dir");
  }

  @Test
  void aRecordThatCannotBeReadIsNamed() {
    store.putIfAbsent(
        "topics/_commits/clickstream/3/00000000000000000000.json", "{".getBytes(UTF_8));
    assertThatThrownBy(log::newest)
        .isInstanceOf(CorruptCommitLogException.class)
        .hasMessageContaining("topics/_commits/clickstream/3/00000000000000000000.json");
  }

  @Test
  void aRecordOfALaterVersionIsNotGuessedAt() {
    store.putIfAbsent(
        "topics/_commits/clickstream/3/00000000000000000000.json",
        "{\"version\":2}".getBytes(UTF_8));
    assertThatThrownBy(log::newest)
        .isInstanceOf(CorruptCommitLogException.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("upgrade");
  }

  @Test
  void aRangeThatIsNoneIsRefused() {
    assertThatThrownBy(
            () ->
                new CommitRecord(
                    "sink",
                    "w",
                    "clicks",
                    3,
                    10,
                    10,
                    0,
                    0,
                    "records",
                    Instant.EPOCH,
                    List.of(),
                    List.of()))
        .hasMessageContaining("[10, 10)")
        .hasMessageContaining("clicks-3");
  }

  @Test
  void aTopicCreatedAgainIsRefusedByItsId() {
    CommitLog before = log("sink", Optional.of("id-1"), 500);
    before.append(0, commit("w", 0, 10));
    assertThat(before.newest().orElseThrow().commit().topicId()).contains("id-1");

    assertThatThrownBy(() -> log("sink", Optional.of("id-2"), 500).newest())
        .isInstanceOf(TopicRecreatedException.class)
        .hasMessageContaining("id-1")
        .hasMessageContaining("id-2")
        .hasMessageContaining("clickstream")
        .hasMessageContaining("topics.dir");
  }

  @Test
  void aTopicWhoseIdIsNotKnownIsNotRefused() {
    log("sink", Optional.of("id-1"), 500).append(0, commit("w", 0, 10));
    CommitLog unasked = log("sink");
    assertThat(unasked.newest()).isPresent();
    assertThat(unasked.append(1, commit("w", 10, 20))).isTrue();
    assertThat(log("sink", Optional.of("id-2"), 500).newest()).isPresent();
  }

  @Test
  void theNewestRecordsAreKeptAndTheSumsOfTheOthersCarried() {
    CommitLog log = log("sink", Optional.empty(), 3);
    for (int sequence = 0; sequence < 10; sequence++) {
      log.append(sequence, commit("w", sequence * 10L, sequence * 10L + 10));
    }
    assertThat(store.keys("")).hasSize(3);
    CommitRecord newest = log.newest().orElseThrow().commit();
    assertThat(newest.keptFrom()).isEqualTo(7);
    assertThat(newest.before()).isEqualTo(new History(0, 9, 81, 9 * 99, 9, 0));
  }

  @Test
  void aLogThatKeepsMoreRecordsThanBeforeSaysWhichAreThere() {
    CommitLog few = log("sink", Optional.empty(), 2);
    for (int sequence = 0; sequence < 5; sequence++) {
      few.append(sequence, commit("w", sequence * 10L, sequence * 10L + 10));
    }
    CommitLog many = log("sink", Optional.empty(), 100);
    many.newest();
    many.append(5, commit("w", 50, 60));
    assertThat(many.newest().orElseThrow().commit().keptFrom()).isEqualTo(3);
  }

  @Test
  void aNumberThatWasPrunedIsNotTakenASecondTime() {
    CommitLog overtaken = log("sink", Optional.empty(), 2);
    overtaken.append(0, commit("zombie", 0, 10));
    CommitLog owner = log("sink", Optional.empty(), 2);
    owner.newest();
    for (int sequence = 1; sequence < 5; sequence++) {
      owner.append(sequence, commit("owner", sequence * 10L, sequence * 10L + 10));
    }
    assertThat(overtaken.append(1, commit("zombie", 10, 20))).isFalse();
    assertThat(owner.newest().orElseThrow().sequence()).isEqualTo(4);
  }

  @Test
  void aRecordIsNotAppendedBehindOneThatWasNeverSeen() {
    assertThatThrownBy(() -> log.append(4, commit("w", 0, 10)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("record 4");
  }

  @Test
  void aLogKeepsAtLeastTwoRecordsAndAtMostAListingsPage() {
    assertThatThrownBy(() -> new CommitLogSettings("sink", Optional.empty(), 1))
        .hasMessageContaining("1 commit records kept");
    assertThatThrownBy(() -> new CommitLogSettings("sink", Optional.empty(), 901))
        .hasMessageContaining("expected 2 to 900");
  }
}
