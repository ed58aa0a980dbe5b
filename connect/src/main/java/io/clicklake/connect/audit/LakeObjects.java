package io.clicklake.connect.audit;

import java.util.List;
import java.util.Optional;

/**
 * The objects of a lake, read only. Every method throws {@link java.io.UncheckedIOException} when
 * the lake cannot be read. Safe for use by several threads.
 */
public interface LakeObjects {

  /** Objects whose key starts with the prefix, in ascending order of their keys. */
  List<LakeObject> list(String prefix);

  /** The object's bytes. */
  Optional<byte[]> read(String key);

  /** The object's last bytes, all of them where it has fewer. */
  Optional<byte[]> tail(String key, int bytes);
}
