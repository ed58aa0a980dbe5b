package io.clicklake.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.tools.attach.VirtualMachine;
import io.clicklake.components.ConnectWorker;
import io.clicklake.components.RunningComponent;
import io.clicklake.connect.audit.AuditReport;
import io.clicklake.connect.audit.DirectoryObjects;
import io.clicklake.connect.audit.LakeAudit;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import io.clicklake.registry.serde.AvroSerializer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What operators do to a running connector, through Connect's REST API. */
class SinkOperationsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Instant FIRST_EVENT = Instant.parse("2025-05-28T14:00:00Z");

  private final HttpClient http = HttpClient.newHttpClient();

  private static RunningStack stack() {
    return RunningStack.shared();
  }

  private static Map<String, String> settings(String topic) {
    Map<String, String> settings = stack().sink(topic);
    settings.put("flush.size", "5");
    settings.put("rotate.schedule.interval.ms", "300");
    return settings;
  }

  @Test
  void aTopicThatWasDeletedAndCreatedAgainIsRefusedThoughItHasGrownPastTheOldEnd()
      throws Exception {
    String topic = "created-again";
    create(topic);
    produce(topic, 10);
    Map<String, String> settings = settings(topic);
    settings.put("kafka.bootstrap.servers", stack().bootstrapServers());
    RunningComponent worker = stack().startWorker(topic, settings);
    awaitRows("topics", topic, 10);
    worker.kill();

    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack().bootstrapServers()))) {
      admin.deleteTopics(List.of(topic)).all().get();
      await().atMost(PATIENCE).until(() -> !admin.listTopics().names().get().contains(topic));
    }
    stack().createTopic(topic, 1);
    produce(topic, 30);
    worker.relaunch();
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(
            () ->
                assertThat(get(worker, topic + "/status").path("tasks").path(0).path("trace"))
                    .asString()
                    .contains("TopicRecreatedException")
                    .contains("ends at offset 10")
                    .contains("deleted and created again")
                    .contains("topics.dir"));
    assertThat(audit("topics", topic).partitions().get(0).sums().rows()).isEqualTo(10);
    worker.close();
  }

  /** The beans are those of a process that this test started. */
  @SuppressWarnings("BanJNDI")
  @Test
  void aWorkersBeansTellWhatTheTaskDoes() throws Exception {
    String topic = "observed";
    create(topic);
    produce(topic, 12);
    RunningComponent worker = stack().startWorker(topic, settings(topic));
    awaitRows("topics", topic, 12);

    VirtualMachine machine = VirtualMachine.attach(Long.toString(worker.pid()));
    try (JMXConnector jmx =
        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
      MBeanServerConnection beans = jmx.getMBeanServerConnection();
      ObjectName task = new ObjectName("kafka.connect:type=plugins,connector=observed,task=0");
      ObjectName byReason =
          new ObjectName("kafka.connect:type=plugins,connector=observed,task=0,reason=records");
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(beans.queryNames(new ObjectName("kafka.connect:type=plugins,*"), null))
                    .contains(task, byReason);
                assertThat(beans.getAttribute(task, "records-written-total")).isEqualTo(12.0);
                assertThat((double) beans.getAttribute(task, "commits-total")).isBetween(3.0, 12.0);
                assertThat((double) beans.getAttribute(task, "s3-requests-total")).isPositive();
                assertThat((double) beans.getAttribute(task, "event-time-lag-seconds"))
                    .isPositive();
              });
      assertThat((double) beans.getAttribute(byReason, "rotations-total")).isPositive();
    } finally {
      machine.detach();
    }
    worker.close();
  }

  @Test
  void aTopicIsExportedAgainByTheDocumentedSteps() throws Exception {
    String topic = "exported-again";
    create(topic);
    produce(topic, 20);
    RunningComponent worker = stack().startWorker(topic, settings(topic));
    awaitRows("topics", topic, 20);

    assertThat(send(worker, "PUT", topic + "/stop", "").statusCode()).isLessThan(300);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                get(worker, topic + "/status")
                    .path("connector")
                    .path("state")
                    .asText()
                    .equals("STOPPED"));

    HttpResponse<String> refused = send(worker, "DELETE", topic + "/offsets", "");
    assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(refused.body())
        .contains("topics/_commits/" + topic + "/0/")
        .contains("docs/operations/re-export.md");

    Map<String, String> moved = new HashMap<>(settings(topic));
    moved.put("name", topic);
    moved.put("topics.dir", "again");
    assertThat(
            send(worker, "PUT", topic + "/config", new ObjectMapper().writeValueAsString(moved))
                .statusCode())
        .isEqualTo(200);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(send(worker, "DELETE", topic + "/offsets", "").statusCode())
                    .isEqualTo(200));
    assertThat(send(worker, "PUT", topic + "/resume", "").statusCode()).isLessThan(300);

    awaitRows("again", topic, 20);
    produce(topic, 5);
    awaitRows("again", topic, 25);
    worker.close();
    assertThat(audit("topics", topic).findings()).isEmpty();
    assertThat(audit("topics", topic).partitions().get(0).sums().rows()).isEqualTo(20);
  }

  private static void create(String topic) throws Exception {
    stack().createTopic(topic, 1);
    stack().registry().register("clickstream-value", ClickEvent.getClassSchema());
    stack().registry().register(topic + "-value", ClickEvent.getClassSchema());
  }

  private static void produce(String topic, int events) {
    AvroSerializer values = new AvroSerializer(stack().registry());
    try (KafkaProducer<String, ClickEvent> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack().bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            (to, event) -> values.serialize(to, event))) {
      for (int i = 0; i < events; i++) {
        Instant time = FIRST_EVENT.plusSeconds(i);
        ClickEvent event =
            ClickEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setEventType(EventType.page_view)
                .setEventTime(time)
                .setReceivedAt(time)
                .setProperties(Map.of())
                .build();
        Future<?> unused = producer.send(new ProducerRecord<>(topic, "session", event));
      }
    }
  }

  private static AuditReport audit(String topicsDirectory, String topic) {
    return new LakeAudit(new DirectoryObjects(stack().lake()), topicsDirectory)
        .audit(Set.of(topic));
  }

  private static void awaitRows(String topicsDirectory, String topic, long rows) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              AuditReport report = audit(topicsDirectory, topic);
              assertThat(report.findings()).isEmpty();
              assertThat(report.partitions()).hasSize(1);
              assertThat(report.partitions().get(0).sums().rows()).isEqualTo(rows);
            });
  }

  private JsonNode get(RunningComponent worker, String path) throws Exception {
    return new ObjectMapper().readTree(send(worker, "GET", path, "").body());
  }

  private HttpResponse<String> send(
      RunningComponent worker, String method, String path, String json)
      throws IOException, InterruptedException {
    URI connectors = ((ConnectWorker) worker.component()).url().resolve("/connectors/" + path);
    return http.send(
        HttpRequest.newBuilder(connectors)
            .method(method, BodyPublishers.ofString(json))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(60))
            .build(),
        BodyHandlers.ofString());
  }
}
