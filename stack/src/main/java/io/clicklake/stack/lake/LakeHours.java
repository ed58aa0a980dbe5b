package io.clicklake.stack.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The hours of a lake by their directories; no file is opened. */
public final class LakeHours {
  private static final List<String> LEVELS = List.of("year=", "month=", "day=", "hour=");
  private static final Comparator<Path> LATEST_FIRST = Comparator.reverseOrder();

  private final LakeDirectory lake;

  public LakeHours(LakeDirectory lake) {
    this.lake = lake;
  }

  /**
   * The latest hours of a topic that have a file, the latest first.
   *
   * @param atMost how many
   * @throws UncheckedIOException where a directory cannot be read
   */
  public List<LakeHour> latest(String topic, int atMost) {
    List<LakeHour> hours = new ArrayList<>();
    Path directory = lake.topic(topic);
    collect(directory, directory, 0, atMost, hours);
    return hours;
  }

  private static void collect(
      Path topic, Path directory, int level, int atMost, List<LakeHour> hours) {
    if (level == LEVELS.size()) {
      LakeHour hour = hour(topic, directory);
      if (hour.files() > 0) {
        hours.add(hour);
      }
      return;
    }
    for (Path child : children(directory, LEVELS.get(level))) {
      if (hours.size() == atMost) {
        return;
      }
      collect(topic, child, level + 1, atMost, hours);
    }
  }

  private static List<Path> children(Path directory, String prefix) {
    try (Stream<Path> listed = Files.list(directory)) {
      return listed
          .filter(child -> child.getFileName().toString().startsWith(prefix))
          .sorted(LATEST_FIRST)
          .toList();
    } catch (NoSuchFileException nothingYet) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }

  private static LakeHour hour(Path topic, Path directory) {
    int files = 0;
    long bytes = 0;
    try (Stream<Path> listed = Files.list(directory)) {
      for (Path file : (Iterable<Path>) listed::iterator) {
        if (file.getFileName().toString().endsWith(".parquet")) {
          files++;
          bytes += Files.size(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
    String path = topic.relativize(directory).toString().replace('\\', '/');
    return new LakeHour(path, files, bytes);
  }
}
