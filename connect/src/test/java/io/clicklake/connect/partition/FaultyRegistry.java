package io.clicklake.connect.partition;

import io.clicklake.registry.client.RegistryUnavailableException;
import io.clicklake.registry.client.SchemaRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.BooleanSupplier;

/** A registry that is not to be reached while it is down. */
final class FaultyRegistry {

  private FaultyRegistry() {}

  static SchemaRegistry over(SchemaRegistry registry, BooleanSupplier down) {
    return (SchemaRegistry)
        Proxy.newProxyInstance(
            SchemaRegistry.class.getClassLoader(),
            new Class<?>[] {SchemaRegistry.class},
            (proxy, method, arguments) -> {
              if (down.getAsBoolean()) {
                throw new RegistryUnavailableException("simulated outage");
              }
              try {
                return method.invoke(registry, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }
}
