package io.clicklake.components;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Appends each value and a line's end to a file. */
public final class WordSinkTask extends SinkTask {

  private Path file = Path.of("");

  @Override
  public void start(Map<String, String> settings) {
    file = Path.of(settings.get("file"));
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    for (SinkRecord record : records) {
      try {
        Files.write(
            file, (byte[]) record.value(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void stop() {}

  @Override
  public String version() {
    return "1";
  }
}
