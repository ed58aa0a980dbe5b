package io.clicklake.registry.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The schema files of a commit, in a temporary directory until it is closed. */
final class RevisionFolder implements AutoCloseable {

  private final Path root;
  private final Set<String> paths = new TreeSet<>();
  private final SchemaFiles files;

  /**
   * Lays the files out.
   *
   * @param revision what people call the commit
   * @param imports directories of the repository that are searched for types
   */
  RevisionFolder(GitRepository git, String commit, String revision, List<Path> imports) {
    try {
      root = Files.createTempDirectory("clicklake-revision").toRealPath();
      List<GitRepository.Blob> blobs =
          git.blobs(commit).stream().filter(blob -> holdsTypes(blob.path())).toList();
      List<byte[]> contents = git.contents(blobs);
      for (int i = 0; i < blobs.size(); i++) {
        paths.add(blobs.get(i).path());
        Path file = root.resolve(blobs.get(i).path());
        Files.createDirectories(file.getParent());
        Files.write(file, contents.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lay out the schemas of " + revision, e);
    }
    files = new SchemaFiles(root, revision + ":", imports.stream().map(root::resolve).toList());
  }

  /** Whether a file is a schema or what IDL can import. */
  static boolean holdsTypes(String path) {
    return SchemaFiles.isSchema(Path.of(path)) || path.endsWith(".avpr");
  }

  /** The schema files below a directory, from the root; empty for the root itself. */
  Set<String> schemas(Path directory) {
    Set<String> below = new TreeSet<>(paths);
    below.removeIf(
        path ->
            !SchemaFiles.isSchema(Path.of(path))
                || !(directory.toString().isEmpty() || Path.of(path).startsWith(directory)));
    return below;
  }

  boolean holds(String path) {
    return paths.contains(path);
  }

  List<SourcedSchema> read(String path) {
    return files.read(root.resolve(path));
  }

  /** The file and everything that its schemas refer to, from the root. */
  Stream<String> sources(String path) {
    return files.sources(root.resolve(path)).stream().map(file -> root.relativize(file).toString());
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + root, e);
    }
  }
}
