package io.clicklake.producer.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The ports that a process is connected to, by Linux's {@code /proc}. */
final class OpenConnections {

  private static final Path PROC = Path.of("/proc");
  private static final String ESTABLISHED = "01";

  private OpenConnections() {}

  static Set<Integer> of(long pid) throws IOException {
    Set<String> sockets = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
      for (Path descriptor : descriptors.toList()) {
        if (Files.isSymbolicLink(descriptor)) {
          sockets.add(Files.readSymbolicLink(descriptor).toString());
        }
      }
    }
    Set<Integer> ports = new HashSet<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      for (String line : Files.readAllLines(PROC.resolve(table))) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields[3].equals(ESTABLISHED) && sockets.contains("socket:[" + fields[9] + "]")) {
          ports.add(Integer.parseInt(fields[2].substring(fields[2].indexOf(':') + 1), 16));
        }
      }
    }
    return ports;
  }
}
