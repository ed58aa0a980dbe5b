package io.clicklake.producer.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.event.Level;

/**
 * Lines of a log, each one JSON document in ASCII.
 *
 * <pre>
 * line = { "timestamp", "level", "message", fields } LF
 * </pre>
 *
 * <p>Whatever a text holds, no line breaks and none becomes two. Safe for use by several threads
 * where its output is.
 */
public final class JsonLines {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Consumer<byte[]> out;
  private final Clock clock;

  /** What a line says beside its message. */
  public interface Fields {

    /** Writes them into the line's object. */
    void writeTo(JsonGenerator json) throws IOException;
  }

  /**
   * @param out takes each line whole, its end included
   */
  public JsonLines(Consumer<byte[]> out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** To standard output, as it is when a line is written. */
  public static JsonLines standardOut(Clock clock) {
    return new JsonLines(
        line -> {
          System.out.write(line, 0, line.length);
          System.out.flush();
        },
        clock);
  }

  /** The clock the lines' timestamps are of. */
  public Instant now() {
    return clock.instant();
  }

  /** Writes a line. */
  public void write(Level level, String message, Fields fields) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("timestamp", clock.instant().toString());
      json.writeStringField("level", level.name());
      json.writeStringField("message", message);
      fields.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a line in memory could not be written", e);
    }
    line.write('\n');
    out.accept(line.toByteArray());
  }
}
