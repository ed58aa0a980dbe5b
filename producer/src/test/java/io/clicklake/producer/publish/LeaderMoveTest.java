package io.clicklake.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clicklake.components.RunningComponent;
import io.clicklake.events.ClickEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic of two brokers, whose leader changes while events are published. */
class LeaderMoveTest {

  private static final int FIRST = 1;
  private static final int SECOND = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void aLeaderThatMovesOrDiesCostsNeitherAnEventNorACopy(
      @TempDir Path firstState, @TempDir Path secondState) throws Exception {
    List<ClickEvent> sent = new ArrayList<>();
    try (RealKafka kafka = new RealKafka(firstState);
        RunningComponent second = kafka.startFurtherBroker(SECOND, secondState);
        Admin admin = kafka.admin()) {
      Topics topics = kafka.createTopics();
      TopicPartition partition = new TopicPartition(topics.events(), 0);
      assign(admin, partition, List.of(FIRST, SECOND));
      try (KafkaPublisher publisher = KafkaPublisher.to(topics, kafka.configuration())) {
        publish(publisher, sent);
        assign(admin, partition, List.of(SECOND, FIRST));
        await().atMost(PATIENCE).until(() -> elected(admin, partition) == SECOND);
        publish(publisher, sent);

        second.kill();
        publish(publisher, sent);
        awaitLeader(admin, partition, FIRST);
        publish(publisher, sent);
      }
      assertThat(kafka.read(topics.events()))
          .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
          .containsExactlyElementsOf(sent.stream().map(ClickEvent::getSessionId).toList());
    }
  }

  private static void publish(KafkaPublisher publisher, List<ClickEvent> sent)
      throws NotAcknowledgedException {
    ClickEvent event = Events.ofSession("session-" + sent.size(), sent.size());
    assertThat(publisher.publish(List.of(event), List.of(), Deadline.in(PATIENCE)).refusals())
        .isEmpty();
    sent.add(event);
  }

  /** The first of the replicas leads, if it is asked to. */
  private static void assign(Admin admin, TopicPartition partition, List<Integer> replicas)
      throws ExecutionException, InterruptedException {
    admin
        .alterPartitionReassignments(
            Map.of(partition, Optional.of(new NewPartitionReassignment(replicas))))
        .all()
        .get();
    await()
        .atMost(PATIENCE)
        .until(() -> described(admin, partition).isr().size() == replicas.size());
  }

  /** Who leads, once the first of the replicas was asked to. */
  private static int elected(Admin admin, TopicPartition partition)
      throws ExecutionException, InterruptedException {
    admin.electLeaders(ElectionType.PREFERRED, Set.of(partition)).partitions().get();
    return described(admin, partition).leader().id();
  }

  private static void awaitLeader(Admin admin, TopicPartition partition, int node) {
    await().atMost(PATIENCE).until(() -> described(admin, partition).leader().id() == node);
  }

  private static TopicPartitionInfo described(Admin admin, TopicPartition partition)
      throws ExecutionException, InterruptedException {
    TopicDescription topic =
        admin
            .describeTopics(List.of(partition.topic()))
            .allTopicNames()
            .get()
            .values()
            .iterator()
            .next();
    return topic.partitions().get(0);
  }
}
