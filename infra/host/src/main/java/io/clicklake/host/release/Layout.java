package io.clicklake.host.release;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A directory that holds what a release holds; links in it stand for what they lead to. */
record Layout(Path directory) {

  static final String BILL = "sbom.json";
  static final String SUMS = "SHA256SUMS";

  /** Every file, by its path from here with slashes, sorted. */
  List<String> files() throws IOException {
    try (Stream<Path> walked = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      return walked
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  Path at(String file) {
    return directory.resolve(file);
  }
}
