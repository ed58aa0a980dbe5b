package io.clicklake.connect;

import io.clicklake.connect.config.S3SinkConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The ids that Kafka gave the connector's topics. Asked for by the connector where {@code
 * kafka.bootstrap.servers} is set, and handed to its tasks in a setting of theirs:
 *
 * <pre>{@code
 * clicklake.topic.ids = topic "=" id { "," topic "=" id }
 * }</pre>
 */
final class TopicIds {

  /** Set by the connector for its tasks; not a setting for users. */
  static final String HANDED_TO_TASKS = "clicklake.topic.ids";

  private static final String CLIENT_PREFIX = "kafka.";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private TopicIds() {}

  /** The ids in a task's settings; none where the connector did not ask. */
  static Map<String, String> read(Map<String, String> props) {
    Map<String, String> ids = new HashMap<>();
    for (String one : props.getOrDefault(HANDED_TO_TASKS, "").split(",", -1)) {
      int equals = one.indexOf('=');
      if (equals > 0) {
        ids.put(one.substring(0, equals), one.substring(equals + 1));
      }
    }
    return ids;
  }

  static String write(Map<String, String> ids) {
    return new TreeMap<>(ids)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(","));
  }

  /**
   * Asks the cluster for the ids of the connector's topics ({@code topics} or {@code
   * topics.regex}); a topic that is not there yet has none.
   *
   * @throws ConnectException when the cluster does not answer: to go on without the ids would drop
   *     the check that they are for, and Connect asks for the tasks' settings again
   */
  static Map<String, String> ask(Map<String, String> props) {
    Map<String, Object> client = new HashMap<>();
    props.forEach(
        (key, value) -> {
          if (key.startsWith(CLIENT_PREFIX)) {
            client.put(key.substring(CLIENT_PREFIX.length()), value);
          }
        });
    client.putIfAbsent("default.api.timeout.ms", String.valueOf(PATIENCE.toMillis()));
    client.putIfAbsent("request.timeout.ms", String.valueOf(PATIENCE.toMillis() / 2));
    try (Admin admin = Admin.create(client)) {
      return describe(admin, topics(admin, props));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(props, e);
    } catch (ExecutionException e) {
      throw failure(props, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException | RuntimeException e) {
      throw failure(props, e);
    }
  }

  private static ConnectException failure(Map<String, String> props, Throwable cause) {
    return new ConnectException(
        ("topic ids cannot be asked for at %s=%s: %s. Correct it or the client's settings under"
                + " kafka., or leave it out to go without the check for topics created again")
            .formatted(
                S3SinkConfig.KAFKA_BOOTSTRAP_SERVERS,
                props.get(S3SinkConfig.KAFKA_BOOTSTRAP_SERVERS),
                cause),
        cause);
  }

  private static List<String> topics(Admin admin, Map<String, String> props)
      throws InterruptedException, ExecutionException, TimeoutException {
    String regex = props.getOrDefault("topics.regex", "");
    if (regex.isEmpty()) {
      return Pattern.compile(",")
          .splitAsStream(props.getOrDefault("topics", ""))
          .map(String::strip)
          .filter(topic -> !topic.isEmpty())
          .toList();
    }
    Pattern pattern = Pattern.compile(regex);
    return answer(admin.listTopics().names()).stream()
        .filter(topic -> pattern.matcher(topic).matches())
        .toList();
  }

  private static Map<String, String> describe(Admin admin, List<String> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, String> ids = new HashMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin.describeTopics(topics).topicNameValues().entrySet()) {
      try {
        ids.put(topic.getKey(), answer(topic.getValue()).topicId().toString());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return ids;
  }

  private static <T> T answer(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
