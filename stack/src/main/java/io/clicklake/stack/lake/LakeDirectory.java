package io.clicklake.stack.lake;

import io.clicklake.registry.ddl.PartitionLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where things lie in a lake on disk.
 *
 * <pre>
 * root/topics/TOPIC/year=YYYY/month=MM/day=DD/hour=HH/TOPIC+PARTITION+OFFSET.CODEC.parquet
 * root/topics/_commits/TOPIC/PARTITION/SEQUENCE.json
 * </pre>
 *
 * @param root directory of the bucket; it need not exist yet
 */
public record LakeDirectory(Path root) {
  private static final Pattern SPECIAL = Pattern.compile("[*?\\[]");

  public LakeDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** The commit records of all topics, a directory each. */
  Path commitLogs() {
    return topics().resolve("_commits");
  }

  /** The commit records of a topic's partition. */
  Path commitLog(String topic, int partition) {
    return commitLogs().resolve(topic).resolve(Integer.toString(partition));
  }

  /** The files of a topic, which need not exist. */
  Path topic(String topic) {
    return topics().resolve(topic);
  }

  /** The object of this key. */
  Path object(String key) {
    return root.resolve(key);
  }

  /** The directory of an hour or another object, as a key relative to the root. */
  public String keyOf(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  /** Whether the topic has a Parquet file yet. */
  boolean holds(String topic) {
    Path directory = topic(topic);
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.anyMatch(path -> path.getFileName().toString().endsWith(".parquet"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }

  /** DuckDB's pattern for all files of a topic. */
  String filesOf(String topic) {
    return pattern() + "/topics/" + topic + '/' + PartitionLayout.HOURLY.pattern() + "/*.parquet";
  }

  /** DuckDB's pattern for the root: what is special in a pattern stands for itself. */
  String pattern() {
    return SPECIAL.matcher(root.toString()).replaceAll("[$0]");
  }

  private Path topics() {
    return root.resolve("topics");
  }
}
