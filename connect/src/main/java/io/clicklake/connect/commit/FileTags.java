package io.clicklake.connect.commit;

import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.store.StoreRefusedException;
import io.clicklake.connect.store.StoreUnavailableException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tags visible files with the offsets and the number of their records, by the names that
 * Confluent's sink gives them.
 *
 * @param further tags of every file
 * @param required whether a file that cannot be tagged is an error; else it is logged
 */
public record FileTags(ObjectStore store, Map<String, String> further, boolean required) {

  private static final Logger LOG = LoggerFactory.getLogger(FileTags.class);

  public FileTags {
    further = Map.copyOf(further);
  }

  void put(CommittedFile file) {
    Map<String, String> tags = new LinkedHashMap<>(further);
    tags.put("startOffset", Long.toString(file.firstOffset()));
    tags.put("endOffset", Long.toString(file.lastOffset()));
    tags.put("recordCount", Long.toString(file.rows()));
    try {
      store.tag(file.key(), tags);
    } catch (StoreUnavailableException | StoreRefusedException e) {
      if (required) {
        throw e;
      }
      LOG.warn("file not tagged file={} cause={}", file.key(), e.getMessage());
    }
  }
}
