package io.clicklake.stack.question;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One thing that somebody did on a page.
 *
 * @param session empty where the event names none
 * @param page the page's title; empty where the event names none
 * @param detail what it was done with: an element, a platform, a path, a depth, a time; may be
 *     empty
 * @param onItsWay from the endpoint's receipt to the file in the lake
 */
public record VisitorEvent(
    String id,
    String type,
    String session,
    Instant receivedAt,
    String page,
    String detail,
    Duration onItsWay) {

  static VisitorEvent of(List<JsonNode> row) {
    Instant received = Instant.parse(row.get(3).asText());
    return new VisitorEvent(
        row.get(0).asText(),
        row.get(1).asText(),
        row.get(2).asText(""),
        received,
        row.get(4).asText(""),
        detail(row),
        Duration.between(received, landed(Path.of(row.get(8).asText()))));
  }

  private static String detail(List<JsonNode> row) {
    if (!row.get(6).isNull()) {
      return Math.round(row.get(6).asDouble()) + " %";
    }
    if (!row.get(7).isNull()) {
      return Math.round(row.get(7).asLong() / 1000.0) + " s";
    }
    return row.get(5).asText();
  }

  private static Instant landed(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot see when " + file + " was made", e);
    }
  }
}
