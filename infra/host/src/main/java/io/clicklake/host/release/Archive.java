package io.clicklake.host.release;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/**
 * A layout in one file, {@code tar} in {@code gzip}: the same bytes for the same files, whoever
 * packs them and when.
 *
 * @param root the one directory it unpacks to
 * @param timestamp of every entry
 */
record Archive(Layout layout, String root, Instant timestamp) {

  private static final int PROGRAM = 0100755;
  private static final int FILE = 0100644;
  private static final int DIRECTORY = 040755;

  void write(Path target) throws IOException {
    try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(target));
        OutputStream packed = new GzipCompressorOutputStream(bytes);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      Set<String> entered = new TreeSet<>();
      for (String file : layout.files()) {
        enter(tar, root + "/" + file, entered);
        TarArchiveEntry entry = entry(root + "/" + file, file.startsWith("bin/") ? PROGRAM : FILE);
        entry.setSize(Files.size(layout.at(file)));
        tar.putArchiveEntry(entry);
        Files.copy(layout.at(file), tar);
        tar.closeArchiveEntry();
      }
    }
  }

  /** Adds the directories on the way to a path that are not there yet. */
  private void enter(TarArchiveOutputStream tar, String path, Set<String> entered)
      throws IOException {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      String directory = path.substring(0, slash + 1);
      if (entered.add(directory)) {
        tar.putArchiveEntry(entry(directory, DIRECTORY));
        tar.closeArchiveEntry();
      }
    }
  }

  private TarArchiveEntry entry(String name, int mode) {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(mode);
    entry.setModTime(timestamp.toEpochMilli());
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    return entry;
  }
}
