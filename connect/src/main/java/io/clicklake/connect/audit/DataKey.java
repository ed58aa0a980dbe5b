package io.clicklake.connect.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the key of a Parquet file says.
 *
 * <pre>{@code
 * key = topics.dir "/" topic "/" path "/" topic delimiter partition delimiter offset [codec] ".parquet"
 *       delimiter: any, as long as it does not end in a digit
 * }</pre>
 *
 * @param partition of the topic
 * @param offset of the file's first record
 */
record DataKey(String topic, int partition, long offset) {

  private static final Pattern AFTER_TOPIC =
      Pattern.compile("(.+?)(\\d{1,9})\\1(0*\\d{1,18})(?:\\.[a-z0-9]+)?\\.parquet", Pattern.DOTALL);

  /** Reads a key of a topic; empty where its name is none that the sink gives. */
  static Optional<DataKey> of(String topic, String key) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    if (!name.startsWith(topic)) {
      return Optional.empty();
    }
    Matcher matcher = AFTER_TOPIC.matcher(name.substring(topic.length()));
    return matcher.matches()
        ? Optional.of(
            new DataKey(
                topic, Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3))))
        : Optional.empty();
  }
}
