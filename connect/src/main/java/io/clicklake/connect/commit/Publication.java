package io.clicklake.connect.commit;

import io.clicklake.connect.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the files of a committed batch visible. May be repeated, also by another task: a file that
 * is there already stays as it is, and so does any other object.
 */
public final class Publication {

  private final ObjectStore store;
  private final Optional<FileTags> tags;

  /**
   * Publishes to a store.
   *
   * @param tags of every visible file; empty for none
   */
  public Publication(ObjectStore store, Optional<FileTags> tags) {
    this.store = store;
    this.tags = tags;
  }

  /**
   * What became of a record's files.
   *
   * @param lost files whose upload is gone and whose object is not there: to be written again
   * @param displaced files in whose place another object stands
   */
  public record Result(List<CommittedFile> lost, List<CommittedFile> displaced) {

    public Result {
      lost = List.copyOf(lost);
      displaced = List.copyOf(displaced);
    }

    boolean isVisible(CommittedFile file) {
      return !lost.contains(file) && !displaced.contains(file);
    }

    /** Whether every file is there. */
    public boolean complete() {
      return lost.isEmpty() && displaced.isEmpty();
    }
  }

  /** Completes the uploads of the record. */
  public Result publish(CommitRecord commit) {
    List<CommittedFile> lost = new ArrayList<>();
    List<CommittedFile> displaced = new ArrayList<>();
    for (CommittedFile file : commit.files()) {
      if (!store.completeUpload(file.key(), file.uploadId(), file.partTags())) {
        Optional<Map<String, String>> there = store.metadata(file.key());
        if (there.isEmpty()) {
          lost.add(file);
        } else if (!file.id().equals(there.get().get(CommittedFile.ID_METADATA))) {
          displaced.add(file);
        }
      }
    }
    Result result = new Result(lost, displaced);
    tags.ifPresent(
        present -> commit.files().stream().filter(result::isVisible).forEach(present::put));
    return result;
  }
}
