package io.clicklake.host.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.host.measure.LogsApi.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A stream of a log group. What could not be sent is sent with the next line, an hour of it at
 * most; CloudWatch files metrics by the time that a line has.
 */
final class CloudWatchLog implements MetricsLog {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_WAITING = 60;

  private final LogsApi logs;
  private final String group;
  private final String stream;
  private final Deque<Line> waiting = new ArrayDeque<>();

  /** A stream, which is made where it is missing, of a group, which is not. */
  CloudWatchLog(LogsApi logs, String group, String stream) {
    this.logs = logs;
    this.group = group;
    this.stream = stream;
  }

  @Override
  public void write(Instant at, String line) throws IOException {
    waiting.addLast(new Line(at, line));
    if (waiting.size() > MOST_WAITING) {
      waiting.removeFirst();
    }
    Optional<Refusal> refusal = sendAll();
    if (refusal.isPresent()) {
      throw new IOException(
          "log group %s refuses lines for its stream %s: %s %s; expected the group to be there, and the host's role to be allowed logs:CreateLogStream and logs:PutLogEvents on it"
              .formatted(group, stream, refusal.get().error(), refusal.get().message()));
    }
    waiting.clear();
  }

  private Optional<Refusal> sendAll() throws IOException {
    Optional<Refusal> refusal = logs.call("PutLogEvents", events());
    if (refusal.filter(why -> why.is("ResourceNotFoundException")).isEmpty()) {
      return refusal;
    }
    Optional<Refusal> unmade = logs.call("CreateLogStream", stream());
    return unmade.filter(why -> !why.is("ResourceAlreadyExistsException")).isPresent()
        ? unmade
        : logs.call("PutLogEvents", events());
  }

  private ObjectNode stream() {
    return JSON.createObjectNode().put("logGroupName", group).put("logStreamName", stream);
  }

  private ObjectNode events() {
    ObjectNode request = stream();
    ArrayNode events = request.putArray("logEvents");
    for (Line line : waiting) {
      events.addObject().put("timestamp", line.at().toEpochMilli()).put("message", line.text());
    }
    return request;
  }

  private record Line(Instant at, String text) {}
}
