package io.clicklake.registry.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The schemas that differ between two revisions of a git repository: those in changed, new and
 * deleted files, and those that refer to a type in one.
 *
 * <p>References are resolved at each revision. A schema that moved to another file is one change
 * where its name tells it.
 */
public final class GitChanges {

  private final Path directory;
  private final GitRepository git;
  private final Path root;
  private final List<Path> imports;

  /**
   * Changes in the repository that a directory lies in.
   *
   * @param imports directories that are searched for types, from that directory
   * @throws UnusableSchemaException when it lies in none
   */
  public GitChanges(Path directory, List<Path> imports) {
    try {
      this.directory = directory.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.git = new GitRepository(this.directory);
    this.root = git.root();
    this.imports = imports.stream().map(this::fromRoot).toList();
  }

  private Path fromRoot(Path path) {
    Path absolute = directory.resolve(path).normalize();
    if (!absolute.startsWith(root)) {
      throw new UnusableSchemaException(
          path + " is not in the repository at " + root + "; expected a path in it");
    }
    return root.relativize(absolute);
  }

  /**
   * What changed, by path.
   *
   * @param range {@code BASE..HEAD}, or {@code BASE...HEAD} from where the two parted
   * @param below a file or directory to which it is restricted, from the working directory
   * @throws UnusableSchemaException for revisions that are not there and schemas that are none
   */
  public List<SchemaChange> between(String range, Path below) {
    GitRange revisions = GitRange.parse(range);
    String head = git.commit(revisions.head());
    String base = git.commit(revisions.base());
    String from = revisions.fromMergeBase() ? git.mergeBase(base, head) : base;
    Set<String> changed = new HashSet<>(git.changed(from, head));
    changed.removeIf(path -> !RevisionFolder.holdsTypes(path));
    Path directoryBelow = fromRoot(below);
    String oldName = revisions.fromMergeBase() ? from.substring(0, 12) : revisions.base();
    try (RevisionFolder old = new RevisionFolder(git, from, oldName, imports);
        RevisionFolder now = new RevisionFolder(git, head, revisions.head(), imports)) {
      Set<String> paths = new TreeSet<>(old.schemas(directoryBelow));
      paths.addAll(now.schemas(directoryBelow));
      if (paths.isEmpty()) {
        throw new UnusableSchemaException(
            "no .avsc or .avdl file is below '"
                + below
                + "' in "
                + revisions.base()
                + " or "
                + revisions.head()
                + "; expected a path that holds schemas");
      }
      List<SchemaChange> changes = new ArrayList<>();
      for (String path : paths) {
        if (changed.contains(path) || refersToChanged(path, changed, old, now)) {
          changes.addAll(
              SchemaChange.within(
                  old.holds(path) ? old.read(path) : List.of(),
                  now.holds(path) ? now.read(path) : List.of()));
        }
      }
      return SchemaChange.joined(changes);
    }
  }

  /**
   * Whether an unchanged file is made of a changed one. What was unusable before and still is, is
   * nobody's change.
   */
  private static boolean refersToChanged(
      String path, Set<String> changed, RevisionFolder old, RevisionFolder now) {
    if (changed.isEmpty()) {
      return false;
    }
    try {
      return old.sources(path).anyMatch(changed::contains)
          || now.sources(path).anyMatch(changed::contains);
    } catch (UnusableSchemaException e) {
      return usable(old, path) || usable(now, path);
    }
  }

  private static boolean usable(RevisionFolder folder, String path) {
    try {
      return folder.sources(path).findAny().isPresent();
    } catch (UnusableSchemaException e) {
      return false;
    }
  }
}
