package io.clicklake.host.prepare;

import io.clicklake.host.HostException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** What a preparation has written under this directory, as the host's own programs read it. */
public record Prepared(Path directory) {

  /**
   * A file's properties.
   *
   * @throws HostException when it cannot be read
   */
  public Map<String, String> properties(String file) {
    Properties properties = new Properties();
    try (Reader text = Files.newBufferedReader(directory.resolve(file))) {
      properties.load(text);
    } catch (IOException e) {
      throw unreadable(directory.resolve(file), e);
    }
    Map<String, String> values = new HashMap<>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    return values;
  }

  /**
   * The properties files in a folder, sorted by name.
   *
   * @throws HostException when it cannot be read
   */
  public List<Path> filesIn(String folder) {
    try (Stream<Path> files = Files.list(directory.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".properties")).sorted().toList();
    } catch (IOException e) {
      throw unreadable(directory.resolve(folder), e);
    }
  }

  private static HostException unreadable(Path path, IOException e) {
    return new HostException(
        "cannot read %s: %s; expected what clicklake-host prepare writes, and a user who may read it"
            .formatted(path, e),
        e);
  }
}
