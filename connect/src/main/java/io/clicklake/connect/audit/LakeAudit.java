package io.clicklake.connect.audit;

import io.clicklake.connect.audit.Finding.Kind;
import io.clicklake.connect.commit.CommitRecord;
import io.clicklake.connect.commit.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Checks the topics under one {@code topics.dir} against their commit logs. May run while the sink
 * writes: files are listed before the logs are read, so that what the sink adds meanwhile is either
 * in both or in neither.
 */
public final class LakeAudit {

  private static final String LOGS = "_commits/";
  private static final int PARTITIONS_AT_ONCE = 8;

  private final LakeObjects objects;
  private final String topicsDirectory;

  /**
   * An audit of a lake.
   *
   * @param topicsDirectory the sink's {@code topics.dir}
   */
  public LakeAudit(LakeObjects objects, String topicsDirectory) {
    this.objects = objects;
    this.topicsDirectory = topicsDirectory;
  }

  private record Place(String topic, int partition) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byTopic = topic.compareTo(other.topic);
      return byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
    }
  }

  /**
   * Checks.
   *
   * @param topics those to check; empty for all there are
   * @throws java.io.UncheckedIOException when the lake cannot be read
   */
  public AuditReport audit(Set<String> topics) {
    Map<Place, List<FileAudit.Data>> places = new TreeMap<>();
    List<Finding> elsewhere = new ArrayList<>();
    if (topics.isEmpty()) {
      objects.list(topicsDirectory + "/").forEach(object -> sort(object, places, elsewhere));
    } else {
      for (String topic : topics) {
        for (String under : List.of(topic + "/", LOGS + topic + "/")) {
          objects
              .list(topicsDirectory + "/" + under)
              .forEach(object -> sort(object, places, elsewhere));
        }
      }
    }
    return new AuditReport(auditAll(places), elsewhere);
  }

  /** Puts an object to its partition. */
  private void sort(
      LakeObject object, Map<Place, List<FileAudit.Data>> places, List<Finding> elsewhere) {
    String[] way = object.key().substring(topicsDirectory.length() + 1).split("/", -1);
    if (object.key().startsWith(topicsDirectory + "/" + LOGS)) {
      if (way.length == 4 && way[2].matches("\\d{1,9}")) {
        places.computeIfAbsent(
            new Place(way[1], Integer.parseInt(way[2])), any -> new ArrayList<>());
      }
    } else if (object.key().endsWith(".parquet")) {
      Optional<DataKey> named = DataKey.of(way[0], object.key());
      if (named.isPresent()) {
        DataKey key = named.get();
        places
            .computeIfAbsent(new Place(key.topic(), key.partition()), any -> new ArrayList<>())
            .add(new FileAudit.Data(object, key.offset()));
      } else {
        elsewhere.add(
            new Finding(
                Kind.FILE_UNLISTED,
                object.key(),
                "a name with topic, partition and offset",
                "a Parquet file that no sink wrote"));
      }
    }
  }

  private List<PartitionAudit> auditAll(Map<Place, List<FileAudit.Data>> places) {
    ExecutorService threads = Executors.newFixedThreadPool(PARTITIONS_AT_ONCE);
    try {
      List<Future<PartitionAudit>> running = new ArrayList<>();
      places.forEach((place, data) -> running.add(threads.submit(() -> audit(place, data))));
      List<PartitionAudit> done = new ArrayList<>();
      for (Future<PartitionAudit> one : running) {
        done.add(one.get());
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the lake was read", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("the lake cannot be checked", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private PartitionAudit audit(Place place, List<FileAudit.Data> data) {
    LogRecords log = LogRecords.read(objects, topicsDirectory, place.topic(), place.partition());
    List<Finding> findings = new ArrayList<>(log.findings());
    findings.addAll(ChainAudit.of(log, place.topic(), place.partition()));
    findings.addAll(FileAudit.of(objects, log, data));
    Optional<CommitRecord> newest =
        Optional.ofNullable(log.readable().lastEntry()).map(Map.Entry::getValue);
    return new PartitionAudit(
        place.topic(),
        place.partition(),
        log.readable().size(),
        newest.map(CommitRecord::next).orElse(0L),
        newest.map(CommitRecord::history).orElse(History.beginningAt(0)),
        findings);
  }
}
