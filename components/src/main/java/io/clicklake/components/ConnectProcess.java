package io.clicklake.components;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the process of a Connect worker has in common in both modes: its files, its REST API, its
 * converters, and how soon its consumers are missed.
 *
 * @param name of the worker, as of its files
 * @param port of its REST API on 127.0.0.1
 */
record ConnectProcess(Distribution distribution, StateDirectory state, String name, int port) {

  private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  Path directory() {
    return state.data(name);
  }

  Path workerFile() {
    return directory().resolve("worker.properties");
  }

  /**
   * Writes what the worker reads: its properties, of which these come last, and its logging.
   *
   * @throws IOException also when there is no directory at the plugin path
   */
  void prepare(Path pluginPath, String bootstrapServers, Map<String, String> properties)
      throws IOException {
    if (!Files.isDirectory(pluginPath)) {
      throw new IOException(
          "plugin path "
              + pluginPath
              + " is not a directory: the build lays the plugin there; run ./mvnw package");
    }
    Map<String, String> all = new LinkedHashMap<>();
    all.put("bootstrap.servers", bootstrapServers);
    all.put("key.converter", BYTES);
    all.put("value.converter", BYTES);
    all.put("listeners", url().toString());
    all.put("rest.advertised.host.name", "127.0.0.1");
    all.put("plugin.discovery", "service_load");
    all.put("plugin.path", pluginPath.toAbsolutePath().toString());
    all.put("offset.flush.interval.ms", "5000");
    // The group waits this long for a member that was killed before the next one may begin.
    all.put("consumer.session.timeout.ms", "6000");
    all.put("consumer.heartbeat.interval.ms", "2000");
    all.putAll(properties);
    PropertiesFile.write(workerFile(), all);
    KafkaLogging.write(logging());
  }

  List<String> command(List<String> jvmOptions, List<String> program) {
    List<String> options = new ArrayList<>(jvmOptions);
    options.add("-Dlog4j2.configurationFile=" + logging());
    options.add("-cp");
    options.add(distribution.kafkaClassPath());
    return distribution.java().command(options, program);
  }

  private Path logging() {
    return directory().resolve("log4j2.properties");
  }
}
