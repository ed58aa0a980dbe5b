package io.clicklake.connect.commit;

import io.clicklake.connect.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the files of a committed batch visible. May be repeated, also by another task: a file that
 * is there already stays as it is.
 */
public final class Publication {

  private final ObjectStore store;

  public Publication(ObjectStore store) {
    this.store = store;
  }

  /**
   * Completes the uploads of the record.
   *
   * @return the files whose upload is gone and whose object is not there: they have to be written
   *     again
   */
  public List<CommittedFile> publish(CommitRecord commit) {
    List<CommittedFile> lost = new ArrayList<>();
    for (CommittedFile file : commit.files()) {
      if (!store.completeUpload(file.key(), file.uploadId(), file.partTags()) && !isThere(file)) {
        lost.add(file);
      }
    }
    return lost;
  }

  private boolean isThere(CommittedFile file) {
    return store
        .metadata(file.key())
        .map(metadata -> file.id().equals(metadata.get(CommittedFile.ID_METADATA)))
        .orElse(false);
  }
}
