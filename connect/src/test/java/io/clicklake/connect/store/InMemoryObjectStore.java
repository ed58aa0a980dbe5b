package io.clicklake.connect.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A bucket in memory; passes the same contract test as the real one. */
public final class InMemoryObjectStore implements ObjectStore {

  private record Held(byte[] body, String entityTag, Map<String, String> metadata) {}

  private record Upload(
      String key, Map<String, String> metadata, NavigableMap<Integer, byte[]> parts) {}

  private final NavigableMap<String, Held> objects = new TreeMap<>();
  private final Map<String, Upload> uploads = new HashMap<>();
  private final Map<String, Map<String, String>> tags = new HashMap<>();
  private long counter;

  @Override
  public synchronized List<String> keys(String prefix) {
    return objects.tailMap(prefix).keySet().stream()
        .takeWhile(key -> key.startsWith(prefix))
        .toList();
  }

  @Override
  public synchronized List<String> keysAfter(String prefix, String after) {
    return keys(prefix).stream().filter(key -> key.compareTo(after) > 0).toList();
  }

  @Override
  public synchronized Optional<StoredObject> read(String key) {
    return Optional.ofNullable(objects.get(key))
        .map(held -> new StoredObject(held.body().clone(), held.entityTag()));
  }

  @Override
  public synchronized Optional<Map<String, String>> metadata(String key) {
    return Optional.ofNullable(objects.get(key)).map(Held::metadata);
  }

  @Override
  public synchronized PutOutcome putIfAbsent(String key, byte[] body) {
    return objects.containsKey(key) ? new PutOutcome.ConditionFailed() : put(key, body);
  }

  @Override
  public synchronized PutOutcome putIfMatch(String key, byte[] body, String entityTag) {
    Held held = objects.get(key);
    return held != null && held.entityTag().equals(entityTag)
        ? put(key, body)
        : new PutOutcome.ConditionFailed();
  }

  private PutOutcome put(String key, byte[] body) {
    String tag = nextTag();
    objects.put(key, new Held(body.clone(), tag, Map.of()));
    return new PutOutcome.Written(tag);
  }

  @Override
  public synchronized String beginUpload(String key, Map<String, String> metadata) {
    String id = nextTag();
    uploads.put(id, new Upload(key, Map.copyOf(metadata), new TreeMap<>()));
    return id;
  }

  @Override
  public synchronized String uploadPart(
      String key, String uploadId, int number, byte[] body, int length) {
    Upload upload = uploads.get(uploadId);
    if (upload == null) {
      throw new StoreUnavailableException("no upload " + uploadId, new IOException("gone"));
    }
    byte[] part = new byte[length];
    System.arraycopy(body, 0, part, 0, length);
    upload.parts().put(number, part);
    return "part-" + number;
  }

  @Override
  public synchronized boolean completeUpload(String key, String uploadId, List<String> partTags) {
    Upload upload = uploads.get(uploadId);
    if (upload == null || objects.containsKey(key)) {
      return false;
    }
    uploads.remove(uploadId);
    int length = upload.parts().values().stream().mapToInt(part -> part.length).sum();
    byte[] body = new byte[length];
    int at = 0;
    for (byte[] part : upload.parts().values()) {
      System.arraycopy(part, 0, body, at, part.length);
      at += part.length;
    }
    objects.put(key, new Held(body, nextTag(), upload.metadata()));
    return true;
  }

  @Override
  public synchronized void abortUpload(String key, String uploadId) {
    uploads.remove(uploadId);
  }

  @Override
  public synchronized void delete(List<String> keys) {
    keys.forEach(this::forget);
  }

  @Override
  public synchronized void tag(String key, Map<String, String> newTags) {
    if (objects.containsKey(key)) {
      tags.put(key, Map.copyOf(newTags));
    }
  }

  /** The object's tags. */
  public synchronized Map<String, String> tags(String key) {
    return tags.getOrDefault(key, Map.of());
  }

  /** Somebody deletes an object. */
  public synchronized void forget(String key) {
    objects.remove(key);
    tags.remove(key);
  }

  /** Uploads begun and neither completed nor aborted, as a lifecycle rule would find them. */
  public synchronized List<String> pendingUploads() {
    return new ArrayList<>(uploads.keySet());
  }

  private String nextTag() {
    return "tag-" + counter++;
  }

  @Override
  public void close() {}
}
