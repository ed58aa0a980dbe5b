package io.clicklake.producer.log;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger whose every message is a line: its name, and the error with it, are fields. */
final class JsonLogger extends LegacyAbstractLogger {

  private static final long serialVersionUID = 1L;
  private static final int MAX_CAUSES = 8;
  private static final int MAX_CALLS = 12;

  private final transient JsonLines lines;
  private final Level from;

  JsonLogger(String name, Level from, JsonLines lines) {
    this.name = name;
    this.from = from;
    this.lines = lines;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      @Nullable String pattern,
      Object @Nullable [] arguments,
      @Nullable Throwable error) {
    String message = MessageFormatter.basicArrayFormat(pattern, arguments);
    lines.write(
        level,
        String.valueOf(message),
        json -> {
          json.writeStringField("logger", name);
          if (error != null) {
            write(error, json);
          }
        });
  }

  private static void write(Throwable error, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("error");
    json.writeStringField("name", error.getClass().getName());
    json.writeStringField("message", String.valueOf(error.getMessage()));
    json.writeStringField("stack", stack(error));
    json.writeEndObject();
  }

  /** The innermost calls of the error and of each of its causes, of which the last says most. */
  private static String stack(Throwable error) {
    StringBuilder text = new StringBuilder();
    Throwable cause = error;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      text.append(depth == 0 ? "" : "caused by ").append(cause).append('\n');
      StackTraceElement[] calls = cause.getStackTrace();
      for (int call = 0; call < Math.min(calls.length, MAX_CALLS); call++) {
        text.append("  at ").append(calls[call]).append('\n');
      }
      cause = cause.getCause();
    }
    return text.toString();
  }

  private boolean isWritten(Level level) {
    return level.toInt() >= from.toInt();
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  public boolean isTraceEnabled() {
    return isWritten(Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return isWritten(Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return isWritten(Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return isWritten(Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return isWritten(Level.ERROR);
  }
}
