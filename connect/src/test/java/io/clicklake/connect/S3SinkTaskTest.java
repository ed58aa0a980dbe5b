package io.clicklake.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.lake.DuckLake;
import io.clicklake.connect.partition.SimulatedTopic;
import io.clicklake.connect.store.InMemoryObjectStore;
import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.store.StoreUnavailableException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the task asks of Connect, and what it makes of what Connect does. */
class S3SinkTaskTest {

  private static final TopicPartition ZERO = new TopicPartition("clickstream", 0);
  private static final TopicPartition ONE = new TopicPartition("clickstream", 1);
  private static final Clock CLOCK = Clock.fixed(SimulatedTopic.START, ZoneOffset.UTC);

  @TempDir Path directory;

  private final SimulatedTopic topic = new SimulatedTopic();
  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final FakeSinkTaskContext context = new FakeSinkTaskContext();
  private boolean outage;

  private S3SinkTask started(String flushSize) {
    S3SinkTask task =
        new S3SinkTask((settings, meter) -> unreliable(), access -> topic.registry, CLOCK, "task");
    task.initialize(context);
    task.start(settings(flushSize));
    return task;
  }

  private static Map<String, String> settings(String flushSize) {
    return Map.of(
        "name", "sink",
        "s3.bucket.name", "lake",
        "schema.registry.url", "http://127.0.0.1:1",
        "timestamp.field", "event_time",
        "flush.size", flushSize);
  }

  @Test
  void aStartThatIsRefusedHasOpenedNoStore() {
    S3SinkTask task =
        new S3SinkTask(
            (settings, meter) -> {
              throw new AssertionError("the store was opened");
            },
            access -> {
              throw new IllegalArgumentException("no such truststore");
            },
            CLOCK,
            "task");
    task.initialize(context);
    assertThatThrownBy(() -> task.start(settings("10"))).hasMessage("no such truststore");
    task.stop();
  }

  /** The store, which is not to be reached while the outage lasts. */
  private ObjectStore unreliable() {
    return (ObjectStore)
        Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (proxy, method, arguments) -> {
              if (outage) {
                throw new StoreUnavailableException("simulated", new IOException("reset"));
              }
              return method.invoke(store, arguments);
            });
  }

  private List<SinkRecord> records(TopicPartition partition, long from, int max) {
    return topic.poll(from, max).stream().map(one -> delivered(partition, one)).toList();
  }

  private static SinkRecord delivered(TopicPartition partition, KafkaRecord incoming) {
    return delivered(partition, incoming.offset(), incoming.value());
  }

  private static SinkRecord delivered(
      TopicPartition partition, long offset, @Nullable Object value) {
    return SimulatedWorker.delivered(partition, new KafkaRecord(offset, 0, value));
  }

  private void events(int count) {
    for (int i = 0; i < count; i++) {
      topic.event(0);
    }
  }

  private long rowsInTheLake() {
    try (DuckLake lake = new DuckLake(directory)) {
      List<Path> files = lake.layOut(store);
      return files.isEmpty()
          ? 0
          : (Long) lake.query(files, "SELECT count(*) FROM $lake").get(0).get(0);
    }
  }

  @Test
  void whatIsInTheLakeIsHandedToConnectAsCommitted() {
    events(5);
    S3SinkTask task = started("5");
    task.open(List.of(ZERO));
    task.put(records(ZERO, 0, 5));
    assertThat(task.preCommit(Map.of())).isEqualTo(Map.of(ZERO, new OffsetAndMetadata(5)));
    assertThat(rowsInTheLake()).isEqualTo(5);
  }

  @Test
  void anAssignmentMovesTheConsumerToWhereTheLogEnds() {
    events(5);
    S3SinkTask first = started("5");
    first.open(List.of(ZERO));
    first.put(records(ZERO, 0, 5));
    first.stop();

    S3SinkTask next = started("5");
    next.open(List.of(ZERO));
    assertThat(context.seeks).containsEntry(ZERO, 5L);
  }

  @Test
  void anOutageIsRetriedAndTheConsumerMovedOnlyAfterARoundThatSucceeded() {
    events(10);
    S3SinkTask task = started("4");
    task.open(List.of(ZERO));
    task.put(records(ZERO, 0, 3));
    outage = true;
    assertThatThrownBy(() -> task.put(records(ZERO, 3, 7))).isInstanceOf(RetriableException.class);
    assertThat(context.timeoutMillis).isPositive();
    assertThat(context.seeks).isEmpty();

    outage = false;
    task.put(records(ZERO, 3, 7));
    assertThat(context.seeks).containsEntry(ZERO, 0L);
    task.put(records(ZERO, 0, 10));
    assertThat(rowsInTheLake()).isEqualTo(8);
  }

  @Test
  void aRebalanceDuringARedeliveryDoesNotTakeTheOldRecordsForNewOnes() {
    events(10);
    S3SinkTask owner = started("4");
    owner.open(List.of(ZERO));
    owner.put(records(ZERO, 0, 4));

    S3SinkTask task = started("3");
    task.open(List.of(ZERO));
    context.seeks.clear();
    outage = true;
    assertThatThrownBy(() -> task.put(records(ZERO, 7, 3))).isInstanceOf(RetriableException.class);
    outage = false;
    task.close(List.of(ZERO));
    task.open(List.of(ZERO, ONE));
    task.put(records(ZERO, 7, 3));
    assertThat(context.seeks).containsEntry(ZERO, 4L);
    task.put(records(ZERO, 4, 6));
    assertThat(rowsInTheLake()).isEqualTo(10);
  }

  @Test
  void aStoreThatIsDownAtAssignmentIsAskedAgainLater() {
    events(4);
    outage = true;
    S3SinkTask task = started("4");
    task.open(List.of(ZERO));
    outage = false;
    task.put(records(ZERO, 0, 4));
    assertThat(rowsInTheLake()).isEqualTo(4);
  }

  @Test
  void aBadRecordEndsTheTaskUnlessErrorsAreTolerated() {
    S3SinkTask task = started("1");
    task.open(List.of(ZERO));
    SinkRecord bad = delivered(ZERO, 0, new byte[] {9});
    assertThatThrownBy(() -> task.put(List.of(bad)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("offset 0 of clickstream-0")
        .hasMessageContaining("errors.deadletterqueue.topic.name");

    context.tolerant = true;
    S3SinkTask patient = started("1");
    patient.open(List.of(ZERO));
    patient.put(List.of(bad));
    assertThat(context.reported).containsExactly(bad);
    assertThat(patient.preCommit(Map.of())).isEqualTo(Map.of(ZERO, new OffsetAndMetadata(1)));
  }

  @Test
  void aValueThatIsNotBytesNamesTheConverterToSet() {
    S3SinkTask task = started("1");
    task.open(List.of(ZERO));
    assertThatThrownBy(() -> task.put(List.of(delivered(ZERO, 0, "text"))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("java.lang.String")
        .hasMessageContaining("ByteArrayConverter");
  }

  @Test
  void whatTheTaskDoesIsSeenInItsMetrics() {
    events(3);
    S3SinkTask task = started("2");
    task.open(List.of(ZERO));
    task.put(records(ZERO, 0, 3));
    assertThat(context.metric("records-delivered-total{}")).isEqualTo(3.0);
    assertThat(context.metric("records-written-total{}")).isEqualTo(2.0);
    assertThat(context.metric("records-rejected-total{}")).isEqualTo(0.0);
    assertThat(context.metric("files-written-total{}")).isEqualTo(1.0);
    assertThat(context.metric("commits-total{}")).isEqualTo(1.0);
    assertThat(context.metric("rotations-total{reason=records}")).isEqualTo(1.0);
    assertThat(context.metric("rotations-total{reason=memory}")).isEqualTo(0.0);
    assertThat(context.metric("open-files{}")).isEqualTo(1.0);
    assertThat((double) context.metric("buffered-bytes{}")).isNotNegative();
    assertThat((double) context.metric("bytes-written-total{}")).isPositive();
    assertThat((double) context.metric("event-time-lag-seconds{}")).isNotNaN();
    outage = true;
    events(1);
    assertThatThrownBy(() -> task.put(records(ZERO, 3, 1))).isInstanceOf(RetriableException.class);
    assertThat(context.metric("s3-requests-total{}")).isEqualTo(0.0);
    assertThat(context.metric("rounds-failed-total{}")).isEqualTo(1.0);
  }

  @Test
  void aTaskWhosePredecessorStillHasItsMetricsGoesWithoutThem() {
    context.metricsTaken = true;
    events(2);
    S3SinkTask task = started("2");
    task.open(List.of(ZERO));
    task.put(records(ZERO, 0, 2));
    assertThat(task.preCommit(Map.of())).isEqualTo(Map.of(ZERO, new OffsetAndMetadata(2)));
  }

  @Test
  void aTopicRenamedOnTheWayKeepsItsPlaceInKafka() {
    events(1);
    S3SinkTask task = started("1");
    task.open(List.of(ZERO));
    SinkRecord renamed =
        records(ZERO, 0, 1).get(0).newRecord("other", 7, null, null, null, value(0), 0L);
    task.put(List.of(renamed));
    assertThat(task.preCommit(Map.of())).isEqualTo(Map.of(ZERO, new OffsetAndMetadata(1)));
  }

  private @Nullable Object value(long offset) {
    return topic.poll(offset, 1).get(0).value();
  }

  @Test
  void openBatchesAreGivenUpAtTheEnd() {
    events(3);
    S3SinkTask task = started("10");
    task.open(List.of(ZERO));
    task.put(records(ZERO, 0, 3));
    assertThat(store.pendingUploads()).hasSize(1);
    task.stop();
    assertThat(store.pendingUploads()).isEmpty();
  }
}
