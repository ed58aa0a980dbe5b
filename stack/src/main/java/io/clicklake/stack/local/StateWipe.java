package io.clicklake.stack.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Deletes a stack's state and leaves the state of stacks at other offsets, which lies within. */
final class StateWipe {

  static final String OTHER_STACKS = "offset-";

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
      if (child.getFileName().toString().startsWith(OTHER_STACKS)) {
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
