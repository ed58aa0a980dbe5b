package io.clicklake.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On Kafka's own producer in memory. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecordSenderTest {

  private static final List<ProducerRecord<byte[], byte[]>> RECORDS =
      List.of(new ProducerRecord<>("t", new byte[] {1}));

  @Test
  void aProducerThatCannotBeMadeIsNotAcknowledgedAndMadeByTheNextCall() throws Exception {
    AtomicInteger made = new AtomicInteger();
    try (var sender =
        new RecordSender(
            () -> {
              if (made.incrementAndGet() == 1) {
                throw new KafkaException("no resolvable host");
              }
              return producer(true);
            })) {
      assertThat(made).hasValue(0);
      assertThatExceptionOfType(NotAcknowledgedException.class)
          .isThrownBy(() -> sender.send(RECORDS, EventPublisherContract.soon()))
          .withMessageContaining("no resolvable host");
      assertThat(sender.send(RECORDS, EventPublisherContract.soon())).hasSize(1);
    }
  }

  @Test
  void connectingMakesTheProducerThatTheFirstRecordsFindAndSendsNothing() throws Exception {
    AtomicInteger made = new AtomicInteger();
    MockProducer<byte[], byte[]> producer = producer(true);
    try (var sender =
        new RecordSender(
            () -> {
              made.incrementAndGet();
              return producer;
            })) {
      sender.connect(List.of("t", "u"), EventPublisherContract.soon()).get(30, TimeUnit.SECONDS);
      assertThat(made).hasValue(1);
      assertThat(producer.history()).isEmpty();
      assertThat(sender.send(RECORDS, EventPublisherContract.soon())).hasSize(1);
      assertThat(made).hasValue(1);
    }
  }

  @Test
  void connectingThatFailsIsToldAndLeavesTheNextCallToTryAgain() throws Exception {
    AtomicInteger made = new AtomicInteger();
    try (var sender =
        new RecordSender(
            () -> {
              if (made.incrementAndGet() == 1) {
                throw new KafkaException("no resolvable host");
              }
              return producer(true);
            })) {
      assertThat(sender.connect(List.of("t"), EventPublisherContract.soon()))
          .failsWithin(Duration.ofSeconds(30))
          .withThrowableOfType(ExecutionException.class)
          .withMessageContaining("no resolvable host");
      assertThat(sender.send(RECORDS, EventPublisherContract.soon())).hasSize(1);
    }
  }

  @Test
  void disconnectingClosesTheProducerAndTheNextRecordsFindAnother() throws Exception {
    List<MockProducer<byte[], byte[]>> made = new CopyOnWriteArrayList<>();
    try (var sender =
        new RecordSender(
            () -> {
              made.add(producer(true));
              return made.get(made.size() - 1);
            })) {
      sender.disconnect();
      assertThat(made).isEmpty();
      sender.send(RECORDS, EventPublisherContract.soon());
      sender.disconnect();
      assertThat(made.get(0).closed()).isTrue();
      sender.send(RECORDS, EventPublisherContract.soon());
      assertThat(made).hasSize(2);
      assertThat(made.get(1).closed()).isFalse();
    }
  }

  @Test
  void aProducerThatHangsWhenItIsClosedIsLeft() {
    CountDownLatch never = new CountDownLatch(1);
    try (var sender =
        new RecordSender(
            () ->
                new MockProducer<>(
                    false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                  @Override
                  public void close(Duration timeout) {
                    try {
                      never.await();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }
                })) {
      assertThatExceptionOfType(NotAcknowledgedException.class)
          .isThrownBy(() -> sender.send(RECORDS, Deadline.in(Duration.ofMillis(200))));
    } finally {
      never.countDown();
    }
  }

  @Test
  void aProducerThatAnotherCallGaveUpIsNotAcknowledged() {
    try (var sender =
        new RecordSender(
            () -> {
              var closed = producer(true);
              closed.close();
              return closed;
            })) {
      assertThatExceptionOfType(NotAcknowledgedException.class)
          .isThrownBy(() -> sender.send(RECORDS, EventPublisherContract.soon()))
          .withCauseInstanceOf(IllegalStateException.class);
    }
  }

  private static MockProducer<byte[], byte[]> producer(boolean acknowledges) {
    return new MockProducer<>(
        acknowledges, null, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
