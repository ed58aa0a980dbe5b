package io.clicklake.connect.partition;

import io.clicklake.connect.store.ObjectStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Notes the name of every call to a store. */
final class CountingStore {

  private final List<String> calls = new ArrayList<>();
  private final ObjectStore store;

  CountingStore(ObjectStore inner) {
    this.store =
        (ObjectStore)
            Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(),
                new Class<?>[] {ObjectStore.class},
                (proxy, method, arguments) -> {
                  calls.add(method.getName());
                  try {
                    return method.invoke(inner, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause() == null ? e : e.getCause();
                  }
                });
  }

  ObjectStore store() {
    return store;
  }

  /** The calls since this was asked last. */
  List<String> calls() {
    List<String> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }
}
