package io.clicklake.stack.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Deletes a stack's state and leaves the state of other stacks, which lies within. */
final class StateWipe {

  static final String OFFSET = "offset-";
  static final String SECURED = "secured";

  private StateWipe() {}

  static void wipe(Path state) throws IOException {
    if (!Files.isDirectory(state)) {
      return;
    }
    List<Path> children;
    try (Stream<Path> listed = Files.list(state)) {
      children = listed.toList();
    }
    boolean others = false;
    for (Path child : children) {
      String name = child.getFileName().toString();
      if (name.startsWith(OFFSET) || name.startsWith(SECURED)) {
        others = true;
      } else {
        delete(child);
      }
    }
    if (!others) {
      Files.delete(state);
    }
  }

  private static void delete(Path tree) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> walked = Files.walk(tree)) {
      deepestFirst = walked.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
