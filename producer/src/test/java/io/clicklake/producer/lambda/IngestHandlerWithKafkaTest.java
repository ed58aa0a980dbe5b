package io.clicklake.producer.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.clicklake.producer.collect.Collector;
import io.clicklake.producer.publish.KafkaPublisher;
import io.clicklake.producer.publish.RealKafka;
import io.clicklake.producer.publish.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole function on a real broker and a real registry. */
class IngestHandlerWithKafkaTest {

  private static final String BODY = "[{\"event\":\"page_view\",\"session_id\":\"s\"},{}]";

  @Test
  void aStoppedBrokerIs503InTimeAndARestartedOne202Again(@TempDir Path state) {
    try (RealKafka kafka = new RealKafka(state)) {
      Topics topics = kafka.createTopics();
      try (KafkaPublisher publisher = KafkaPublisher.to(topics, kafka.configuration())) {
        var handler =
            new IngestHandler(new Collector(UUID::randomUUID), publisher, Clock.systemUTC());

        assertThat(post(handler, Duration.ofSeconds(28)).getStatusCode()).isEqualTo(202);
        assertThat(kafka.read(topics.events())).hasSize(1);
        assertThat(kafka.read(topics.rejected())).hasSize(1);

        kafka.killBroker();
        Duration timeout = Duration.ofSeconds(4);
        long start = System.nanoTime();
        APIGatewayV2HTTPResponse unavailable = post(handler, timeout);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(timeout);
        assertThat(unavailable.getStatusCode()).isEqualTo(503);
        assertThat(unavailable.getHeaders()).containsEntry("retry-after", "5");

        kafka.restartBroker();
        assertThat(post(handler, Duration.ofSeconds(28)).getStatusCode()).isEqualTo(202);
        assertThat(kafka.read(topics.events())).hasSize(2);
        assertThat(kafka.read(topics.rejected())).hasSize(2);
      }
    }
  }

  private static APIGatewayV2HTTPResponse post(IngestHandler handler, Duration remaining) {
    return handler.handleRequest(
        Invocation.request("POST", "/ingest", BODY), new Invocation(remaining));
  }
}
