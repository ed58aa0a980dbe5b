package io.clicklake.producer.publish;

import java.util.regex.Pattern;

/**
 * Where events go.
 *
 * @param events the topic of accepted events
 * @param rejected the topic of rejected ones, another than that of the events
 */
public record Topics(String events, String rejected) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  public Topics {
    check(events);
    check(rejected);
    if (events.equals(rejected)) {
      throw new IllegalArgumentException(
          "topic of rejected events is '" + rejected + "', expected another than that of events");
    }
  }

  /** Whether Kafka takes this as a topic's name. */
  public static boolean isName(String topic) {
    return NAME.matcher(topic).matches() && !topic.equals(".") && !topic.equals("..");
  }

  private static void check(String topic) {
    if (!isName(topic)) {
      throw new IllegalArgumentException(
          "topic is '" + topic + "', expected 1 to 249 letters, digits, '.', '_' and '-'");
    }
  }
}
