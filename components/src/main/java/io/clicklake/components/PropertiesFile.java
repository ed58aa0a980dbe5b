package io.clicklake.components;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** A Java properties file, one sorted setting a line, without a date. */
final class PropertiesFile {

  private PropertiesFile() {}

  static void write(Path file, Map<String, String> settings) throws IOException {
    Properties properties = new Properties();
    properties.putAll(settings);
    StringWriter text = new StringWriter();
    properties.store(text, null);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        text.toString()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .sorted()
            .collect(Collectors.joining("\n", "", "\n")));
  }
}
