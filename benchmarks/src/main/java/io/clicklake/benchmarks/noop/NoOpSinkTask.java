package io.clicklake.benchmarks.noop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Counts records and makes a file when it has seen enough. */
public final class NoOpSinkTask extends SinkTask {

  private long left;
  private Path done = Path.of("");

  @Override
  public void start(Map<String, String> settings) {
    left = Long.parseLong(settings.get(NoOpSink.RECORDS));
    done = Path.of(settings.get(NoOpSink.DONE_FILE));
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    boolean waited = left > 0;
    left -= records.size();
    if (waited && left <= 0) {
      try {
        Files.createFile(done);
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
