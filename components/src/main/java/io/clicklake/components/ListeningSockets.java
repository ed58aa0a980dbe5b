package io.clicklake.components;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a process listens, as Linux tells in {@code /proc}: what shows that nothing of this is open
 * to the network.
 */
public final class ListeningSockets {

  private static final Path PROC = Path.of("/proc");
  private static final String LISTEN = "0A";
  private static final Set<String> LOOPBACK =
      Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

  private ListeningSockets() {}

  /** Whether this machine can tell. */
  public static boolean known() {
    return Files.isReadable(PROC.resolve("net/tcp"));
  }

  /**
   * The addresses a process listens on that are not loopback, as {@code hex address:hex port}; only
   * for processes of the same user.
   */
  public static List<String> beyondLoopback(long pid) throws IOException {
    return of(pid).stream()
        .filter(address -> !LOOPBACK.contains(address.substring(0, address.indexOf(':'))))
        .toList();
  }

  /** All addresses a process listens on, as {@code hex address:hex port}. */
  public static List<String> of(long pid) throws IOException {
    Set<String> sockets = sockets(pid);
    List<String> listening = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      Path file = PROC.resolve("net").resolve(table);
      if (Files.isReadable(file)) {
        for (String line : Files.readAllLines(file)) {
          String[] fields = line.strip().split("\\s+", -1);
          if (fields.length > 9 && fields[3].equals(LISTEN) && sockets.contains(fields[9])) {
            listening.add(fields[1]);
          }
        }
      }
    }
    return listening;
  }

  private static Set<String> sockets(long pid) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
      for (Path descriptor : descriptors.toList()) {
        try {
          String target = Files.readSymbolicLink(descriptor).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring("socket:[".length(), target.length() - 1));
          }
        } catch (IOException closedMeanwhile) {
          // A descriptor that is gone listens nowhere.
        }
      }
    }
    return inodes;
  }
}
