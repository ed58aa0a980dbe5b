package io.clicklake.connect.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the commit protocol relies on; every store passes it. */
abstract class ObjectStoreContract {

  private final String prefix = "contract/" + UUID.randomUUID() + "/";

  abstract ObjectStore store();

  private String key(String name) {
    return prefix + name;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void whatIsNotThereIsEmpty() {
    assertThat(store().read(key("nothing"))).isEmpty();
    assertThat(store().metadata(key("nothing"))).isEmpty();
    assertThat(store().keys(key("nothing"))).isEmpty();
  }

  @Test
  void anObjectIsPutOnceAndNeverOverwritten() {
    assertThat(store().putIfAbsent(key("one"), bytes("first")))
        .isInstanceOf(PutOutcome.Written.class);
    assertThat(store().putIfAbsent(key("one"), bytes("second")))
        .isInstanceOf(PutOutcome.ConditionFailed.class);
    assertThat(store().read(key("one")).orElseThrow().body()).isEqualTo(bytes("first"));
  }

  @Test
  void anObjectIsReplacedOnlyByWhoSawItsNewestForm() {
    store().putIfAbsent(key("one"), bytes("first"));
    String seen = store().read(key("one")).orElseThrow().entityTag();

    assertThat(store().putIfMatch(key("one"), bytes("second"), seen))
        .isInstanceOf(PutOutcome.Written.class);
    assertThat(store().putIfMatch(key("one"), bytes("third"), seen))
        .isInstanceOf(PutOutcome.ConditionFailed.class);
    assertThat(store().read(key("one")).orElseThrow().body()).isEqualTo(bytes("second"));
  }

  @Test
  void whatIsNotThereCannotBeReplaced() {
    assertThat(store().putIfMatch(key("nothing"), bytes("x"), "\"tag\""))
        .isInstanceOf(PutOutcome.ConditionFailed.class);
  }

  @Test
  void theTagOfAPutIsTheTagRead() {
    var written = (PutOutcome.Written) store().putIfAbsent(key("one"), bytes("first"));
    assertThat(store().read(key("one")).orElseThrow().entityTag()).isEqualTo(written.entityTag());
  }

  @Test
  void keysAreListedInOrderAcrossPages() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 1_100; i++) {
      String key = key("log/%020d.json".formatted(i));
      expected.add(key);
    }
    List<String> shuffled = new ArrayList<>(expected);
    java.util.Collections.shuffle(shuffled, new Random(1));
    shuffled.forEach(key -> store().putIfAbsent(key, bytes("{}")));
    store().putIfAbsent(key("logger"), bytes("not in the log"));

    assertThat(store().keys(key("log/"))).isEqualTo(expected);
    assertThat(store().keysAfter(key("log/"), expected.get(7)))
        .isEqualTo(expected.subList(8, expected.size()));
    assertThat(store().keysAfter(key("log/"), expected.get(expected.size() - 1))).isEmpty();
  }

  @Test
  void anUploadIsInvisibleUntilCompletedAndCarriesItsMetadata() {
    String id = store().beginUpload(key("file"), Map.of("clicklake-file", "abc"));
    String tag = store().uploadPart(key("file"), id, 1, bytes("hello, world"), 5);
    assertThat(store().read(key("file"))).isEmpty();
    assertThat(store().keys(key("file"))).isEmpty();

    assertThat(store().completeUpload(key("file"), id, List.of(tag))).isTrue();

    assertThat(store().read(key("file")).orElseThrow().body()).isEqualTo(bytes("hello"));
    assertThat(store().metadata(key("file")).orElseThrow()).containsEntry("clicklake-file", "abc");
  }

  @Test
  void partsStandInTheirOrder() {
    byte[] first = new byte[5 * 1024 * 1024];
    Arrays.fill(first, (byte) 'a');
    String id = store().beginUpload(key("file"), Map.of());
    String one = store().uploadPart(key("file"), id, 1, first, first.length);
    String two = store().uploadPart(key("file"), id, 2, bytes("tail"), 4);
    assertThat(store().completeUpload(key("file"), id, List.of(one, two))).isTrue();

    byte[] body = store().read(key("file")).orElseThrow().body();
    assertThat(body).hasSize(first.length + 4).endsWith(bytes("tail"));
  }

  @Test
  void completingTwiceLeavesTheFirstResult() {
    String id = store().beginUpload(key("file"), Map.of("clicklake-file", "abc"));
    String tag = store().uploadPart(key("file"), id, 1, bytes("hello"), 5);
    store().completeUpload(key("file"), id, List.of(tag));
    store().completeUpload(key("file"), id, List.of(tag));

    assertThat(store().read(key("file")).orElseThrow().body()).isEqualTo(bytes("hello"));
    assertThat(store().metadata(key("file")).orElseThrow()).containsEntry("clicklake-file", "abc");
  }

  @Test
  void anAbortedUploadCannotBeCompleted() {
    String id = store().beginUpload(key("file"), Map.of());
    String tag = store().uploadPart(key("file"), id, 1, bytes("hello"), 5);
    store().abortUpload(key("file"), id);
    store().abortUpload(key("file"), id);

    assertThat(store().completeUpload(key("file"), id, List.of(tag))).isFalse();
    assertThat(store().read(key("file"))).isEmpty();
  }

  /** S3 refuses the part, s3proxy takes it; either way the loss is noticed at the latest here. */
  @Test
  void anUploadThatIsGoneNeverBecomesAnObject() {
    String id = store().beginUpload(key("file"), Map.of());
    store().abortUpload(key("file"), id);
    try {
      String tag = store().uploadPart(key("file"), id, 1, bytes("hello"), 5);
      assertThat(store().completeUpload(key("file"), id, List.of(tag))).isFalse();
    } catch (StoreUnavailableException e) {
      assertThat(e).hasMessageContaining("upload");
    }
    assertThat(store().read(key("file"))).isEmpty();
  }

  @Test
  void anUploadNeverReplacesAnObject() {
    upload("old", "1");
    upload("new", "2");
    assertThat(store().read(key("file")).orElseThrow().body()).isEqualTo(bytes("old"));
    assertThat(store().metadata(key("file")).orElseThrow()).containsEntry("clicklake-file", "1");
  }

  private void upload(String text, String fileId) {
    String id = store().beginUpload(key("file"), Map.of("clicklake-file", fileId));
    String tag = store().uploadPart(key("file"), id, 1, bytes(text), text.length());
    store().completeUpload(key("file"), id, List.of(tag));
  }

  @Test
  void deletedObjectsAreGoneAndOthersStay() {
    List<String> deleted = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      deleted.add(key("old/%d+0.json".formatted(i)));
    }
    deleted.forEach(key -> store().putIfAbsent(key, bytes("{}")));
    store().putIfAbsent(key("old/stays"), bytes("{}"));

    store().delete(deleted);

    assertThat(store().keys(key("old/"))).containsExactly(key("old/stays"));
    assertThat(store().read(deleted.get(0))).isEmpty();
  }

  @Test
  void deletingWhatIsNotThereIsFine() {
    store().putIfAbsent(key("one"), bytes("x"));

    store().delete(List.of(key("nothing"), key("one")));
    store().delete(List.of(key("one")));
    store().delete(List.of());

    assertThat(store().keys(prefix)).isEmpty();
  }

  @Test
  void aDeletedKeyMayBePutAgain() {
    store().putIfAbsent(key("one"), bytes("first"));
    store().delete(List.of(key("one")));
    // Its outcome may be that of a repetition, where the first answer was lost on the way.
    store().putIfAbsent(key("one"), bytes("second"));
    assertThat(store().read(key("one")).orElseThrow().body()).isEqualTo(bytes("second"));
  }

  @Test
  void keysMayHoldPlusAndEqualsSigns() {
    String name = "year=2025/month=05/day=28/hour=14/clickstream+0+0000001000.zstd.parquet";
    store().putIfAbsent(key(name), bytes("x"));
    assertThat(store().keys(prefix)).containsExactly(key(name));
    assertThat(store().read(key(name))).isPresent();
  }
}
