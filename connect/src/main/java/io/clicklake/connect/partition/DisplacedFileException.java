package io.clicklake.connect.partition;

import io.clicklake.connect.commit.CommittedFile;
import java.util.List;

/** Another object stands where a committed file belongs; overwriting it would lose its rows. */
public final class DisplacedFileException extends RuntimeException {

  DisplacedFileException(List<CommittedFile> displaced) {
    super(
        ("committed files cannot become visible, other objects stand at their keys: %s. Was the"
                + " commit log moved and the data left, or does something else write here? Move"
                + " those objects away, or give the connector a topics.dir of its own")
            .formatted(displaced.stream().map(CommittedFile::key).toList()));
  }
}
