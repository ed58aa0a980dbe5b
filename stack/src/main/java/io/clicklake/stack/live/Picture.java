package io.clicklake.stack.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.stack.lake.CommitHead;
import io.clicklake.stack.lake.LakeView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * The whole pipeline at a moment, each part as it was seen last.
 *
 * <pre>{@code
 * {"at":…,
 *  "ingest":{"since":…, "accepted":…, "rejected":…,
 *            "acceptedBySecond":[…], "rejectedBySecond":[…]},
 *  "absent":[{"component":…, "what":…}],
 *  "kafka":{"at":…, "trouble":…},
 *  "partitions":[{"topic":…, "partition":…, "end":…, "inLake":…, "waiting":…,
 *                 "committedAt":…, "reason":…}],
 *  "lake":{"at":…, "trouble":…, "rows":…, "rejectedRows":…, "files":…, "bytes":…,
 *          "hours":[{"path":…, "files":…, "bytes":…}]},
 *  "answers":{"at":…, "trouble":…, "since":…, "tookMillis":…,
 *             "posts":[{"path":…, "post":…, "views":…, "search":…, "social":…, "newsletter":…,
 *                       "blogs":…, "direct":…}],
 *             "rejections":[{"reason":…, "events":…, "example":…}],
 *             "visitors":[{"id":…, "type":…, "session":…, "receivedAt":…, "page":…, "detail":…,
 *                          "onItsWayMillis":…}]}}
 * }</pre>
 *
 * Times are milliseconds since 1970-01-01T00:00:00Z. {@code at} is missing before the first look at
 * a part has succeeded, and with it what that look would have found; {@code trouble} is there while
 * the last look at it failed. {@code waiting} counts the records that Kafka has and no commit
 * record covers: those of the partition's open batch and those the sink has yet to fetch.
 */
record Picture(
    Instant at,
    IngestMeter.Counts ingest,
    Seen<SortedMap<TopicPartition, Long>> ends,
    Seen<LakeStand> stand,
    Seen<LakeAnswers> answers,
    Seen<List<Absence>> absences) {

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("at", at.toEpochMilli());
    addIngest(json.putObject("ingest"));
    addAbsences(json.putArray("absent"));
    addSeen(json.putObject("kafka"), ends);
    addPartitions(json.putArray("partitions"));
    addLake(json.putObject("lake"));
    addAnswers(json.putObject("answers"));
    return json;
  }

  private void addIngest(ObjectNode json) {
    json.put("since", ingest.since().toEpochMilli());
    json.put("accepted", ingest.accepted());
    json.put("rejected", ingest.rejected());
    addAll(json.putArray("acceptedBySecond"), ingest.acceptedBySecond());
    addAll(json.putArray("rejectedBySecond"), ingest.rejectedBySecond());
  }

  private void addAbsences(ArrayNode json) {
    ends.trouble()
        .ifPresent(trouble -> json.addObject().put("component", "kafka").put("what", trouble));
    for (Absence absence : absences.value().orElse(List.of())) {
      json.addObject().put("component", absence.component()).put("what", absence.what());
    }
  }

  private void addPartitions(ArrayNode json) {
    Map<TopicPartition, Long> known = ends.value().map(Map::copyOf).orElse(Map.of());
    Map<TopicPartition, CommitHead> heads =
        stand.value().map(found -> Map.copyOf(found.heads())).orElse(Map.of());
    SortedSet<TopicPartition> partitions = new TreeSet<>(CommitHead.ORDER);
    partitions.addAll(known.keySet());
    partitions.addAll(heads.keySet());
    for (TopicPartition partition : partitions) {
      ObjectNode row = json.addObject();
      row.put("topic", partition.topic()).put("partition", partition.partition());
      CommitHead head = heads.get(partition);
      long inLake = head == null ? 0 : head.position();
      row.put("inLake", inLake);
      if (head != null) {
        row.put("committedAt", head.newest().committedAt().toEpochMilli());
        row.put("reason", head.newest().reason());
      }
      Long end = known.get(partition);
      if (end != null) {
        // The broker was asked before the lake was: what the lake holds Kafka has had.
        long reached = Math.max(end, inLake);
        row.put("end", reached).put("waiting", reached - inLake);
      }
    }
  }

  private void addLake(ObjectNode json) {
    addSeen(json, stand);
    stand
        .value()
        .ifPresent(
            found -> {
              String events = LakeView.CLICK_EVENTS.topic();
              json.put("rows", found.sum(events, sums -> sums.rows()));
              json.put(
                  "rejectedRows", found.sum(LakeView.REJECTED_EVENTS.topic(), sums -> sums.rows()));
              json.put("files", found.sum(events, sums -> sums.files()));
              json.put("bytes", found.sum(events, sums -> sums.bytes()));
              ArrayNode hours = json.putArray("hours");
              found
                  .hours()
                  .forEach(
                      hour ->
                          hours
                              .addObject()
                              .put("path", hour.path())
                              .put("files", hour.files())
                              .put("bytes", hour.bytes()));
            });
  }

  private void addAnswers(ObjectNode json) {
    addSeen(json, answers);
    answers
        .value()
        .ifPresent(
            found -> {
              json.put("since", found.asked().since().toEpochMilli());
              json.put("tookMillis", found.took().toMillis());
              json.set("posts", AnswersJson.posts(found.posts()));
              json.set("rejections", AnswersJson.rejections(found.rejections()));
              json.set("visitors", AnswersJson.visitors(found.visitors()));
            });
  }

  private static void addSeen(ObjectNode json, Seen<?> seen) {
    seen.finding().ifPresent(finding -> json.put("at", finding.at().toEpochMilli()));
    seen.trouble().ifPresent(trouble -> json.put("trouble", trouble));
  }

  private static void addAll(ArrayNode json, long[] numbers) {
    for (long number : numbers) {
      json.add(number);
    }
  }
}
