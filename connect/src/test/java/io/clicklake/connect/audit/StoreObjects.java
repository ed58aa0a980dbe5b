package io.clicklake.connect.audit;

import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.store.StoredObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The objects of a store in memory. */
public record StoreObjects(ObjectStore store) implements LakeObjects {

  @Override
  public List<LakeObject> list(String prefix) {
    return store.keys(prefix).stream()
        .flatMap(key -> read(key).map(body -> new LakeObject(key, body.length)).stream())
        .toList();
  }

  @Override
  public Optional<byte[]> read(String key) {
    return store.read(key).map(StoredObject::body);
  }

  @Override
  public Optional<byte[]> tail(String key, int bytes) {
    return read(key)
        .map(body -> Arrays.copyOfRange(body, Math.max(0, body.length - bytes), body.length));
  }
}
