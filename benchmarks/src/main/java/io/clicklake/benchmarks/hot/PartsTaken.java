package io.clicklake.benchmarks.hot;

import io.clicklake.connect.store.ObjectStore;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A store that takes the parts of uploads and forgets them, and can nothing else; whatever a store
 * has to offer beside uploads, the hot loop does not ask for.
 */
final class PartsTaken {

  private PartsTaken() {}

  static ObjectStore store() {
    return (ObjectStore)
        Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (proxy, method, arguments) -> answer(method));
  }

  private static @Nullable Object answer(Method method) {
    return switch (method.getName()) {
      case "beginUpload" -> "upload";
      case "uploadPart" -> "tag";
      case "abortUpload", "close" -> null;
      default -> throw new UnsupportedOperationException(method + " is no part of the hot loop");
    };
  }
}
