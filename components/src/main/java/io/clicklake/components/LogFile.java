package io.clicklake.components;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A component's output. */
record LogFile(Path path) {

  private static final long MAX_BYTES = 16L << 20;
  private static final int TAIL_BYTES = 32 << 10;

  /**
   * Makes room for another start and says where its output begins, in bytes; a file that has grown
   * large is moved to {@code <name>.1}.
   */
  long open() throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    if (!Files.exists(path)) {
      return 0;
    }
    if (Files.size(path) > MAX_BYTES) {
      Files.move(
          path,
          path.resolveSibling(path.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
      return 0;
    }
    return Files.size(path);
  }

  /** The last lines written since {@code start}, at most {@code count}. */
  List<String> tail(long start, int count) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long from = Math.max(start, file.length() - TAIL_BYTES);
      byte[] bytes = new byte[(int) Math.max(0, file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
