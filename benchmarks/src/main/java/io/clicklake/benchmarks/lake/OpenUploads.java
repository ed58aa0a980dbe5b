package io.clicklake.benchmarks.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Multipart uploads that nobody has completed yet, as the local store keeps them. */
public final class OpenUploads {

  private static final String HIDDEN_PREFIX = ".mpus-";

  private OpenUploads() {}

  /** How many there are in a bucket now. */
  public static long in(Path bucket) {
    try (Stream<Path> files = Files.list(bucket)) {
      return files.filter(file -> file.getFileName().toString().startsWith(HIDDEN_PREFIX)).count();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + bucket, e);
    }
  }
}
