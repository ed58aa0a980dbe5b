package io.clicklake.connect.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.store.InMemoryObjectStore;
import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.store.StoreRefusedException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FileTagsTest {

  private static final CommittedFile FILE =
      new CommittedFile("a.parquet", "id", "up", List.of("t"), 7, 99, "", 1, List.of(1), 101, 109);

  private final InMemoryObjectStore bucket = new InMemoryObjectStore();
  private final Map<String, Object> tagged = new TreeMap<>();
  private boolean refuses;

  /** The bucket, with its tags noted. */
  private final ObjectStore store =
      (ObjectStore)
          Proxy.newProxyInstance(
              ObjectStore.class.getClassLoader(),
              new Class<?>[] {ObjectStore.class},
              (proxy, method, arguments) -> {
                if (!method.getName().equals("tag")) {
                  return method.invoke(bucket, arguments);
                }
                if (refuses) {
                  throw new StoreRefusedException("no tags here", new IllegalStateException());
                }
                tagged.put((String) arguments[0], arguments[1]);
                return null;
              });

  @Test
  void aFileCarriesItsOffsetsAndItsNumberOfRecords() {
    new FileTags(store, Map.of("team", "web"), true).put(FILE);
    assertThat(tagged)
        .containsEntry(
            "a.parquet",
            Map.of("team", "web", "startOffset", "101", "endOffset", "109", "recordCount", "7"));
  }

  @Test
  void aFileThatCannotBeTaggedIsAnErrorOnlyWhereThatIsAsked() {
    refuses = true;
    assertThatCode(() -> new FileTags(store, Map.of(), false).put(FILE)).doesNotThrowAnyException();
    assertThatThrownBy(() -> new FileTags(store, Map.of(), true).put(FILE))
        .isInstanceOf(StoreRefusedException.class);
  }
}
