package io.clicklake.connect.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clicklake.connect.file.LatchedStore.Arrived;
import io.clicklake.connect.store.InMemoryObjectStore;
import io.clicklake.connect.store.StoreRefusedException;
import io.clicklake.connect.store.StoreUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.AfterTry;

class FileUploadTest {

  private static final int PART = 16;
  private final StoreUnavailableException outage =
      new StoreUnavailableException("simulated", new IOException("reset"));

  private LatchedStore latched = new LatchedStore();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "writer");
            thread.setDaemon(true);
            return thread;
          });
  private final List<PartUploads> opened = new ArrayList<>();

  @AfterTry
  void close() {
    opened.forEach(PartUploads::close);
    latched = new LatchedStore();
  }

  @AfterProperty
  void endWriter() {
    writer.shutdownNow();
  }

  private PartUploads uploads(int threads) {
    PartUploads uploads = new PartUploads(latched.store(), threads);
    opened.add(uploads);
    return uploads;
  }

  private FileUpload upload(int threads, int partBytes) {
    return new FileUpload(uploads(threads), "k", Map.of("clicklake-file", "id"), partBytes);
  }

  private static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static void write(FileUpload upload, byte[] bytes) {
    upload.write(bytes, 0, bytes.length);
  }

  private Arrived nextPart() throws InterruptedException {
    Arrived part = latched.arrived.poll(30, TimeUnit.SECONDS);
    if (part == null) {
      throw new AssertionError("no part arrived; log " + latched.log());
    }
    return part;
  }

  private byte[] completed(FileUpload upload, List<String> tags) {
    assertThat(latched.memory.completeUpload("k", upload.uploadId(), tags)).isTrue();
    return latched.memory.read("k").orElseThrow().body();
  }

  @Property(tries = 200)
  void theObjectIsWhatWasWrittenWhateverPartIsAcknowledgedFirst(
      @ForAll @IntRange(max = 4) int threads,
      @ForAll @IntRange(max = 400) int length,
      @ForAll @IntRange(min = 1, max = 50) int atOnce,
      @ForAll long seed)
      throws Exception {
    byte[] written = bytes(length, seed);
    FileUpload upload = upload(threads, PART);
    Future<List<String>> tags =
        writer.submit(
            () -> {
              for (int from = 0; from < length; from += atOnce) {
                upload.write(written, from, Math.min(atOnce, length - from));
              }
              upload.close();
              return upload.partTags();
            });
    acknowledgeInAnyOrder(Math.max(1, (length + PART - 1) / PART), new Random(seed));

    List<String> inOrder = tags.get(30, TimeUnit.SECONDS);
    for (int part = 1; part <= inOrder.size(); part++) {
      assertThat(inOrder.get(part - 1)).isEqualTo("part-" + part);
    }
    assertThat(completed(upload, inOrder)).isEqualTo(written);
    assertThat(upload.getPos()).isEqualTo(length);
    assertThat(upload.bufferedBytes()).isZero();
  }

  private void acknowledgeInAnyOrder(int parts, Random random) throws InterruptedException {
    List<Arrived> waiting = new ArrayList<>();
    for (int acknowledged = 0; acknowledged < parts; acknowledged++) {
      if (waiting.isEmpty()) {
        waiting.add(nextPart());
      }
      latched.arrived.drainTo(waiting);
      Collections.shuffle(waiting, random);
      waiting.remove(0).acknowledge();
    }
  }

  @Example
  void aWriterWaitsWhenAllThreadsAreBusy() throws Exception {
    FileUpload upload = upload(2, PART);
    Thread[] writing = new Thread[1];
    Future<?> written =
        writer.submit(
            () -> {
              writing[0] = Thread.currentThread();
              write(upload, bytes(3 * PART, 1));
            });
    Arrived first = nextPart();
    Arrived second = nextPart();
    await().until(() -> writing[0].getState() == Thread.State.WAITING);
    assertThat(written.isDone()).isFalse();
    assertThat(latched.arrived).isEmpty();

    second.acknowledge();
    Arrived third = nextPart();
    written.get(30, TimeUnit.SECONDS);
    first.acknowledge();
    third.acknowledge();
    upload.close();
    assertThat(upload.partTags()).containsExactly("part-1", "part-2", "part-3");
  }

  @Example
  void filesOfATaskShareItsThreads() throws Exception {
    PartUploads uploads = uploads(1);
    FileUpload one = new FileUpload(uploads, "a", Map.of(), PART);
    FileUpload two = new FileUpload(uploads, "b", Map.of(), PART);
    write(one, bytes(PART, 1));
    Future<?> written = writer.submit(() -> write(two, bytes(PART, 2)));
    Arrived first = nextPart();
    assertThat(latched.arrived).isEmpty();
    first.acknowledge();
    nextPart().acknowledge();
    written.get(30, TimeUnit.SECONDS);
  }

  @Example
  void partsAreSentByDaemonsWithAName() throws Exception {
    FileUpload upload = upload(2, PART);
    write(upload, bytes(PART, 1));
    Arrived part = nextPart();
    assertThat(part.sender.getName()).matches("clicklake-upload-\\d+");
    assertThat(part.sender.isDaemon()).isTrue();
    part.acknowledge();
  }

  @Example
  void withoutThreadsTheWriterSendsItself() throws Exception {
    FileUpload upload = upload(0, PART);
    Future<Thread> written =
        writer.submit(
            () -> {
              write(upload, bytes(PART, 1));
              return Thread.currentThread();
            });
    Arrived part = nextPart();
    part.acknowledge();
    assertThat(part.sender).isSameAs(written.get(30, TimeUnit.SECONDS));
  }

  @Example
  void aFailedPartFailsTheNextWriteAndTheEnd() throws Exception {
    FileUpload upload = upload(2, PART);
    write(upload, bytes(PART, 1));
    nextPart().fail(outage);
    await().until(() -> upload.bufferedBytes() == 0);

    assertThatThrownBy(() -> upload.write(7)).isSameAs(outage);
    assertThatThrownBy(upload::close).isSameAs(outage);
    assertThatThrownBy(upload::partTags).isSameAs(outage);
  }

  @Example
  void aPartThatFailsAfterTheLastWriteFailsTheEnd() throws Exception {
    StoreRefusedException refused = new StoreRefusedException("simulated", outage);
    FileUpload upload = upload(2, PART);
    write(upload, bytes(2 * PART, 1));
    upload.close();
    Arrived first = nextPart();
    Arrived second = nextPart();
    second.acknowledge();
    first.fail(refused);
    assertThatThrownBy(upload::partTags).isSameAs(refused);
  }

  @Example
  void withoutThreadsAFailedPartFailsTheWriteThatFilledIt() throws Exception {
    FileUpload upload = upload(0, PART);
    Future<?> written = writer.submit(() -> write(upload, bytes(PART, 1)));
    nextPart().fail(outage);
    assertThatThrownBy(() -> written.get(30, TimeUnit.SECONDS)).hasCause(outage);
  }

  @Example
  void anUploadIsAbortedOnlyWhenNoPartOfItIsInFlight() throws Exception {
    FileUpload upload = upload(2, PART);
    write(upload, bytes(2 * PART, 1));
    Arrived first = nextPart();
    Arrived second = nextPart();
    Thread[] aborting = new Thread[1];
    Future<?> aborted =
        writer.submit(
            () -> {
              aborting[0] = Thread.currentThread();
              upload.abort();
            });
    await().until(() -> aborting[0] != null && aborting[0].getState() == Thread.State.WAITING);
    assertThat(latched.log()).doesNotContain("abortUpload");

    second.fail(outage);
    first.acknowledge();
    aborted.get(30, TimeUnit.SECONDS);
    assertThat(latched.log())
        .endsWith("abortUpload")
        .contains("part " + first.number, "failed " + second.number);
    assertThat(latched.memory.pendingUploads()).isEmpty();
    assertThat(upload.bufferedBytes()).isZero();
  }

  @Example
  void aWriterThatIsInterruptedWhileItWaitsMeetsAnOutage() throws Exception {
    FileUpload upload = upload(1, PART);
    write(upload, bytes(PART, 1));
    Arrived first = nextPart();
    Thread[] writing = new Thread[1];
    Future<Boolean> written =
        writer.submit(
            () -> {
              writing[0] = Thread.currentThread();
              assertThatThrownBy(() -> write(upload, bytes(PART, 2)))
                  .isInstanceOf(StoreUnavailableException.class);
              return Thread.interrupted();
            });
    await().until(() -> writing[0] != null && writing[0].getState() == Thread.State.WAITING);
    writing[0].interrupt();
    assertThat(written.get(30, TimeUnit.SECONDS)).isTrue();
    first.acknowledge();
    upload.abort();
    assertThat(latched.memory.pendingUploads()).isEmpty();
  }

  @Example
  void memoryFollowsWhatIsWrittenAndWhatIsInFlight() throws Exception {
    int part = 1024 * 1024;
    FileUpload upload = upload(2, part);
    assertThat(upload.bufferedBytes()).isZero();
    write(upload, new byte[100]);
    assertThat(upload.bufferedBytes()).isEqualTo(64 * 1024);
    write(upload, new byte[64 * 1024]);
    assertThat(upload.bufferedBytes()).isEqualTo(128 * 1024);
    write(upload, new byte[part]);
    assertThat(upload.bufferedBytes())
        .as("a part in flight, and a buffer of what is left")
        .isEqualTo(part + 64 * 1024 + 100);
    nextPart().acknowledge();
    await().untilAsserted(() -> assertThat(upload.bufferedBytes()).isEqualTo(64 * 1024 + 100));
    upload.close();
    nextPart().acknowledge();
    upload.partTags();
    assertThat(upload.bufferedBytes()).isZero();
  }

  @Example
  void aFileOfNoBytesIsOnePart() throws Exception {
    FileUpload upload = upload(1, PART);
    upload.close();
    assertThat(nextPart().length).isZero();
  }

  @Example
  void partsDoubleAfterEachThousandSoThatAnUploadNeverNeedsMoreThanTenThousand() {
    InMemoryObjectStore store = new InMemoryObjectStore();
    byte[] written = bytes(2_500 * 3, 7);
    try (PartUploads uploads = new PartUploads(store, 0)) {
      FileUpload upload = new FileUpload(uploads, "k", Map.of(), 3);
      write(upload, written);
      upload.close();
      List<String> tags = upload.partTags();
      assertThat(tags).hasSize(1_000 + 750);
      store.completeUpload("k", upload.uploadId(), tags);
      assertThat(store.read("k").orElseThrow().body()).isEqualTo(written);
    }
    long all = 0;
    for (int number = 1; number <= 10_000; number++) {
      int bytes = PartSizes.bytesOf(number, ParquetSettings.MIN_PART_BYTES);
      assertThat(bytes).isBetween(ParquetSettings.MIN_PART_BYTES, 512 * 1024 * 1024);
      all += bytes;
    }
    assertThat(all).isGreaterThan(1L << 40);
    assertThat(PartSizes.bytesOf(10_000, Integer.MAX_VALUE - 8)).isEqualTo(Integer.MAX_VALUE - 8);
  }

  @Example
  void anArrayIsNotTouchedBeforeItsPartIsAcknowledged() throws Exception {
    int part = 256 * 1024;
    FileUpload upload = upload(2, part);
    byte[] first = bytes(part, 1);
    write(upload, first);
    Arrived sent = nextPart();
    byte[] second = bytes(part - 1, 2);
    write(upload, second);
    sent.acknowledge();
    upload.close();
    nextPart().acknowledge();
    assertThat(completed(upload, upload.partTags())).startsWith(first).endsWith(second);
  }

  @Example
  void theArrayOfAnAcknowledgedPartHoldsTheNextOne() throws Exception {
    int part = 1024 * 1024;
    FileUpload upload = upload(1, part);
    write(upload, bytes(part, 1));
    nextPart().acknowledge();
    await().until(() -> upload.bufferedBytes() == 0);
    write(upload, bytes(64 * 1024, 2));
    assertThat(upload.bufferedBytes()).as("too few bytes to take it").isEqualTo(64 * 1024);
    upload.write(1);
    assertThat(upload.bufferedBytes()).isEqualTo(part);
  }

  @Property(tries = 100)
  void filesThatShareArraysAreWhatWasWritten(
      @ForAll @IntRange(max = 3) int threads, @ForAll long seed) {
    int part = 160 * 1024;
    InMemoryObjectStore store = new InMemoryObjectStore();
    Random random = new Random(seed);
    try (PartUploads uploads = new PartUploads(store, threads)) {
      for (int pair = 0; pair < 4; pair++) {
        byte[][] written = {
          bytes(random.nextInt(4 * part), random.nextLong()),
          bytes(random.nextInt(4 * part), random.nextLong())
        };
        FileUpload[] files = {
          new FileUpload(uploads, "a" + pair, Map.of(), part),
          new FileUpload(uploads, "b" + pair, Map.of(), part)
        };
        while (files[0].getPos() < written[0].length || files[1].getPos() < written[1].length) {
          int one = random.nextInt(2);
          int from = (int) files[one].getPos();
          files[one].write(
              written[one], from, Math.min(random.nextInt(90_000), written[one].length - from));
        }
        for (int one = 0; one < 2; one++) {
          files[one].close();
          String key = files[one].key();
          store.completeUpload(key, files[one].uploadId(), files[one].partTags());
          assertThat(store.read(key).orElseThrow().body()).isEqualTo(written[one]);
        }
      }
    }
  }

  @Example
  void aNegativeNumberOfThreadsIsRefused() {
    assertThatThrownBy(() -> new PartUploads(latched.store(), -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
