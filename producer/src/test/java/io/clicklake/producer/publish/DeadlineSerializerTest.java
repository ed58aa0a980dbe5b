package io.clicklake.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class DeadlineSerializerTest {

  @Test
  void aRegistryThatHangsIsLeftAtTheDeadline() {
    CountDownLatch never = new CountDownLatch(1);
    Serializer<SpecificRecord> hangs =
        (topic, record) -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new SerializationException(e);
          }
          return new byte[0];
        };
    try (var serializer = new DeadlineSerializer(hangs)) {
      assertThatExceptionOfType(NotAcknowledgedException.class)
          .isThrownBy(
              () ->
                  serializer.serialize(
                      "t", Events.withoutSession(1), Deadline.in(Duration.ofMillis(50))))
          .withMessageContaining("the registry did not answer in time");
    }
  }

  @Test
  void onceATopicsIdIsKnownTheCallersThreadSerializes() throws Exception {
    List<Thread> threads = new ArrayList<>();
    Serializer<SpecificRecord> records =
        (topic, record) -> {
          threads.add(Thread.currentThread());
          return new byte[] {1};
        };
    try (var serializer = new DeadlineSerializer(records)) {
      for (int call = 0; call < 3; call++) {
        serializer.serialize("t", Events.withoutSession(1), EventPublisherContract.soon());
      }
    }
    assertThat(threads.get(0)).isNotSameAs(Thread.currentThread());
    assertThat(threads.subList(1, 3)).containsOnly(Thread.currentThread());
  }

  @Test
  void anIdThatWasResolvedBeforehandIsKnownToTheFirstRecord() throws Exception {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    Serializer<SpecificRecord> records =
        (topic, record) -> {
          threads.add(Thread.currentThread());
          return new byte[] {1};
        };
    try (var serializer = new DeadlineSerializer(records)) {
      serializer.resolve("t", FirstRecords::event).get(30, TimeUnit.SECONDS);
      serializer.serialize("t", Events.withoutSession(1), EventPublisherContract.soon());
    }
    assertThat(threads.get(0)).isNotSameAs(Thread.currentThread());
    assertThat(threads.get(1)).isSameAs(Thread.currentThread());
  }

  @Test
  void anIdThatCouldNotBeResolvedBeforehandIsAskedForByTheFirstRecord() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Serializer<SpecificRecord> once =
        (topic, record) -> {
          if (asked.incrementAndGet() == 1) {
            throw new SerializationException("no registry");
          }
          return new byte[] {1};
        };
    try (var serializer = new DeadlineSerializer(once)) {
      assertThat(serializer.resolve("t", FirstRecords::rejection))
          .failsWithin(Duration.ofSeconds(30))
          .withThrowableOfType(ExecutionException.class)
          .withMessageContaining("no registry");
      assertThat(serializer.serialize("t", Events.withoutSession(1), EventPublisherContract.soon()))
          .hasSize(1);
    }
  }

  @Test
  void aDeadlineCountsByItsOwnClockAndNeverBelowZero() {
    AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    Deadline deadline = Deadline.in(Duration.ofNanos(10), now::get);

    assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(10));
    now.addAndGet(9);
    assertThat(deadline.passed()).isFalse();
    now.addAndGet(1);
    assertThat(deadline.passed()).isTrue();
    now.addAndGet(100);
    assertThat(deadline.remaining()).isZero();
    assertThat(Deadline.in(Duration.ofSeconds(-1)).passed()).isTrue();
  }
}
