package io.clicklake.benchmarks.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Parquet files that are visible in a bucket now, by key, with their bytes; uploads that nobody
 * has completed (hidden files of the local store) are none.
 */
public record DataFiles(Path bucket, Map<String, Long> bytesByKey) {

  /** Lists the bucket in this directory. */
  public static DataFiles in(Path bucket) {
    Map<String, Long> found = new TreeMap<>();
    try {
      Files.walkFileTree(
          bucket,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = file.getFileName().toString();
              if (name.endsWith(".parquet") && !name.startsWith(".")) {
                found.put(bucket.relativize(file).toString(), attributes.size());
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof NoSuchFileException) {
                // An upload's parts go while they are listed.
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + bucket, e);
    }
    return new DataFiles(bucket, Map.copyOf(found));
  }

  /** How many there are. */
  public int count() {
    return bytesByKey.size();
  }

  /** Bytes of all. */
  public long bytes() {
    return bytesByKey.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Where the object of a key lies. */
  public Path path(String key) {
    return bucket.resolve(key);
  }
}
