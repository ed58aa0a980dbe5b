package io.clicklake.connect.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.connect.audit.Finding.Kind;
import io.clicklake.connect.batch.RotationPolicy;
import io.clicklake.connect.partition.SimulatedTask;
import io.clicklake.connect.partition.SimulatedTopic;
import io.clicklake.connect.store.InMemoryObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of damage to a lake, and the finding that names it. */
class LakeAuditTest {

  private static final String HOUR = "topics/clickstream/year=2025/month=05/day=28/hour=14/";
  private static final String FIRST_FILE = HOUR + "clickstream+0+0000000000.parquet";
  private static final String THIRD_FILE = HOUR + "clickstream+0+0000000004.parquet";
  private static final String LAST_FILE = HOUR + "clickstream+0+0000000006.parquet";

  private final InMemoryObjectStore store = new InMemoryObjectStore();

  /** Four commits of two rows each. */
  @BeforeEach
  void write() {
    SimulatedTopic topic = new SimulatedTopic();
    for (int i = 0; i < 8; i++) {
      topic.event(0);
    }
    new SimulatedTask(
            topic,
            store,
            "task",
            new RotationPolicy(2, Long.MAX_VALUE, Optional.empty(), Optional.empty()),
            (offset, cause) -> CompletableFuture.completedFuture(null),
            Clock.fixed(SimulatedTopic.START, ZoneOffset.UTC),
            0)
        .round(8);
  }

  private static String record(int sequence) {
    return "topics/_commits/clickstream/0/%020d.json".formatted(sequence);
  }

  private AuditReport audit() {
    return new LakeAudit(new StoreObjects(store), "topics").audit(Set.of());
  }

  private byte[] body(String key) {
    return store.read(key).orElseThrow().body();
  }

  private void put(String key, byte[] body) {
    store.forget(key);
    store.putIfAbsent(key, body);
  }

  private void edit(String key, String from, String to) {
    String text = new String(body(key), UTF_8);
    assertThat(text).contains(from);
    put(key, text.replace(from, to).getBytes(UTF_8));
  }

  @Test
  void aSoundLakePassesAndIsSummedUp() {
    AuditReport report = audit();
    assertThat(report.findings()).isEmpty();
    assertThat(report.sound()).isTrue();
    assertThat(report.partitions())
        .singleElement()
        .satisfies(
            partition -> {
              assertThat(partition.topic()).isEqualTo("clickstream");
              assertThat(partition.records()).isEqualTo(4);
              assertThat(partition.next()).isEqualTo(8);
              assertThat(partition.sums().rows()).isEqualTo(8);
              assertThat(partition.sums().files()).isEqualTo(4);
            });
  }

  @Test
  void anEmptyLakePasses() {
    LakeAudit nothing = new LakeAudit(new StoreObjects(new InMemoryObjectStore()), "topics");
    assertThat(nothing.audit(Set.of()).partitions()).isEmpty();
    assertThat(nothing.audit(Set.of("clickstream")).sound()).isTrue();
  }

  /** What is done to the lake, and what is found of it. */
  record Damage(String name, Does does, List<Kind> kinds, String key) {

    interface Does {
      void to(LakeAuditTest lake);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Damage> damages() {
    return Stream.of(
        new Damage(
            "a file was deleted",
            lake -> lake.store.forget(THIRD_FILE),
            List.of(Kind.FILE_MISSING),
            THIRD_FILE),
        new Damage(
            "a file was truncated",
            lake -> lake.put(THIRD_FILE, Arrays.copyOf(lake.body(THIRD_FILE), 100)),
            List.of(Kind.FILE_UNREADABLE, Kind.FILE_SIZE),
            THIRD_FILE),
        new Damage(
            "a file is empty",
            lake -> lake.put(THIRD_FILE, new byte[0]),
            List.of(Kind.FILE_UNREADABLE, Kind.FILE_SIZE),
            THIRD_FILE),
        new Damage(
            "a file's end is garbage",
            lake -> {
              byte[] body = lake.body(THIRD_FILE);
              Arrays.fill(body, body.length - 40, body.length - 8, (byte) 0xff);
              lake.put(THIRD_FILE, body);
            },
            List.of(Kind.FILE_UNREADABLE),
            THIRD_FILE),
        new Damage(
            "a file was copied",
            lake ->
                lake.put(
                    HOUR.replace("=14", "=15") + "clickstream+0+0000000004.parquet",
                    lake.body(THIRD_FILE)),
            List.of(Kind.FILE_UNLISTED),
            HOUR.replace("=14", "=15") + "clickstream+0+0000000004.parquet"),
        new Damage(
            "a file of another partition has no log",
            lake -> lake.put(HOUR + "clickstream+7+0000000000.parquet", lake.body(FIRST_FILE)),
            List.of(Kind.FILE_UNLISTED),
            HOUR + "clickstream+7+0000000000.parquet"),
        new Damage(
            "a Parquet file has a name of its own",
            lake -> lake.put(HOUR + "backup.parquet", lake.body(FIRST_FILE)),
            List.of(Kind.FILE_UNLISTED),
            HOUR + "backup.parquet"),
        new Damage(
            "a file was replaced by another's",
            lake -> {
              lake.edit(record(2), "\"rows\":2", "\"rows\":1");
              lake.edit(record(2), "\"absent\":0,\"reason\"", "\"absent\":1,\"reason\"");
              lake.edit(record(3), "\"rows\":6", "\"rows\":5");
              lake.edit(record(3), "\"absent\":0}", "\"absent\":1}");
            },
            List.of(Kind.FILE_ROWS),
            THIRD_FILE),
        new Damage(
            "a record in the middle was deleted",
            lake -> lake.store.forget(record(1)),
            List.of(Kind.RECORD_MISSING, Kind.FILE_UNLISTED),
            record(1)),
        new Damage(
            "the first record was deleted",
            lake -> lake.store.forget(record(0)),
            List.of(Kind.RECORD_MISSING),
            record(0)),
        new Damage(
            "the newest record was deleted",
            lake -> lake.store.forget(record(3)),
            List.of(Kind.FILE_UNLISTED),
            LAST_FILE),
        new Damage(
            "a record is no JSON",
            lake -> lake.put(record(1), "{\"version\":1,".getBytes(UTF_8)),
            List.of(Kind.RECORD_UNREADABLE, Kind.FILE_UNLISTED),
            record(1)),
        new Damage(
            "two records overlap",
            lake -> {
              lake.edit(record(2), "\"first\":4,\"next\":6", "\"first\":3,\"next\":6");
              lake.edit(record(2), "\"rejected\":0,\"absent\":0,", "\"rejected\":1,\"absent\":0,");
            },
            List.of(Kind.RANGE, Kind.SUMS),
            record(2)),
        new Damage(
            "a record leaves a gap",
            lake -> lake.edit(record(2), "\"first\":4,\"next\":6", "\"first\":5,\"next\":6"),
            List.of(Kind.RANGE, Kind.OFFSETS),
            record(2)),
        new Damage(
            "offsets of a record are in no file",
            lake -> lake.edit(record(3), "\"next\":8", "\"next\":9"),
            List.of(Kind.OFFSETS),
            record(3)),
        new Damage(
            "the sums are wrong",
            lake -> lake.edit(record(3), "\"rows\":6", "\"rows\":7"),
            List.of(Kind.SUMS),
            record(3)),
        new Damage(
            "a record is another connector's",
            lake -> lake.edit(record(1), "\"connector\":\"sink\"", "\"connector\":\"other\""),
            List.of(Kind.RECORD_FOREIGN),
            record(1)),
        new Damage(
            "a record is another partition's",
            lake -> lake.edit(record(1), "\"partition\":0", "\"partition\":1"),
            List.of(Kind.RECORD_MISPLACED),
            record(1)),
        new Damage(
            "two records list one file",
            lake ->
                lake.edit(
                    record(1),
                    "clickstream+0+0000000002.parquet",
                    "clickstream+0+0000000000.parquet"),
            List.of(Kind.FILE_TWICE, Kind.FILE_UNLISTED),
            FIRST_FILE),
        new Damage(
            "a pruned record's file was deleted",
            lake -> {
              lake.prune();
              lake.store.forget(FIRST_FILE);
            },
            List.of(Kind.PRUNED),
            record(2)),
        new Damage(
            "a pruned record's file has other rows",
            lake -> {
              lake.prune();
              lake.edit(record(2), "\"rows\":4", "\"rows\":3");
              lake.edit(record(2), "\"absent\":0}", "\"absent\":1}");
            },
            List.of(Kind.PRUNED, Kind.SUMS),
            record(2)));
  }

  /** As if the log had been pruned at its last commit. */
  private void prune() {
    edit(record(3), "\"keptFrom\":0", "\"keptFrom\":2");
    store.delete(List.of(record(0), record(1)));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void eachDamageIsNamed(Damage damage) {
    damage.does().to(this);
    AuditReport report = audit();
    assertThat(report.sound()).isFalse();
    assertThat(report.findings())
        .extracting(Finding::kind)
        .containsOnlyElementsOf(damage.kinds())
        .containsAll(damage.kinds());
    assertThat(report.findings())
        .anySatisfy(finding -> assertThat(finding.key()).isEqualTo(damage.key()));
  }

  @Test
  void aPrunedLogPassesWithWhatPruningLeft() {
    prune();
    store.putIfAbsent(record(0), "left behind by a task that was overtaken".getBytes(UTF_8));
    AuditReport report = audit();
    assertThat(report.findings()).isEmpty();
    assertThat(report.partitions().get(0).records()).isEqualTo(2);
    assertThat(report.partitions().get(0).sums().rows()).isEqualTo(8);
  }

  @Test
  void aFileOfTheNewestRecordMayBeInFlight() {
    store.forget(LAST_FILE);
    AuditReport report = audit();
    assertThat(report.sound()).isTrue();
    assertThat(report.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.FILE_IN_FLIGHT);
              assertThat(finding.key()).isEqualTo(LAST_FILE);
              assertThat(finding.expected()).isEqualTo("2 rows of record 3");
              assertThat(finding.found()).isEqualTo("no object; committed at 2025-05-28T14:00:00Z");
            });
  }

  @Test
  void onlyTheTopicsAskedForAreChecked() {
    store.putIfAbsent("topics/other/stray.parquet", new byte[] {1});
    LakeAudit audit = new LakeAudit(new StoreObjects(store), "topics");
    assertThat(audit.audit(Set.of("clickstream")).sound()).isTrue();
    assertThat(audit.audit(Set.of("other")).sound()).isFalse();
  }

  @Test
  void objectsThatAreNoParquetAreNobodysBusiness() {
    store.putIfAbsent(HOUR + "_SUCCESS", new byte[0]);
    store.putIfAbsent("topics/_commits/clickstream/0/notes.txt", new byte[0]);
    assertThat(audit().findings()).isEmpty();
  }

  @Test
  void recordsOfAnEarlierSinkPass() {
    for (int sequence = 0; sequence < 4; sequence++) {
      String json = new String(body(record(sequence)), UTF_8);
      json = json.replaceAll(",\"keptFrom\".*$", "}").replace(",\"absent\":0", "");
      json = json.replaceAll(",\"firstOffset\":\\d+,\"lastOffset\":\\d+", "");
      put(record(sequence), json.getBytes(UTF_8));
    }
    assertThat(audit().findings()).isEmpty();
  }

  @Test
  void aLakeOnDiskIsReadAlike(@TempDir Path bucket) throws IOException {
    assertThat(new LakeAudit(new DirectoryObjects(bucket), "topics").audit(Set.of()).partitions())
        .isEmpty();
    for (String key : store.keys("")) {
      Path file = bucket.resolve(key);
      Files.createDirectories(file.getParent());
      Files.write(file, body(key));
    }
    Files.writeString(bucket.resolve(HOUR + ".mpus-1.parquet"), "a part");
    LakeAudit audit = new LakeAudit(new DirectoryObjects(bucket), "topics");
    assertThat(audit.audit(Set.of())).isEqualTo(audit());
    Files.delete(bucket.resolve(THIRD_FILE));
    assertThat(audit.audit(Set.of("clickstream")).findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.FILE_MISSING);
  }
}
