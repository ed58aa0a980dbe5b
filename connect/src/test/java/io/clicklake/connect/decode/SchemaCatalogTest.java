package io.clicklake.connect.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.registry.client.InMemorySchemaRegistry;
import io.clicklake.registry.client.SchemaRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

/** How often the registry is asked. */
class SchemaCatalogTest {

  private static final Schema CLICK =
      SchemaBuilder.record("Click").fields().requiredString("id").endRecord();

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private Instant now = Instant.parse("2025-05-28T14:00:00Z");
  private int requests;

  private final SchemaCatalog catalog =
      new SchemaCatalog(counting(), "clicks-value", moving(() -> now));

  private static Clock moving(InstantSource source) {
    return new Clock() {
      @Override
      public Instant instant() {
        return source.instant();
      }

      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        throw new UnsupportedOperationException("the clock has one zone");
      }
    };
  }

  private SchemaRegistry counting() {
    return (SchemaRegistry)
        Proxy.newProxyInstance(
            SchemaRegistry.class.getClassLoader(),
            new Class<?>[] {SchemaRegistry.class},
            (proxy, method, arguments) -> {
              requests++;
              try {
                return method.invoke(registry, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  private void refused(int id) {
    assertThatThrownBy(() -> catalog.schema(id)).isInstanceOf(BadRecordException.class);
  }

  @Test
  void anUnknownIdIsAskedForOnceHoweverManyRecordsHaveIt() {
    for (int i = 0; i < 1_000; i++) {
      refused(99);
    }
    assertThat(requests).isEqualTo(1);
    assertThatThrownBy(() -> catalog.schema(99)).hasMessageContaining("99");
    assertThat(catalog.find(99)).isEmpty();
    assertThat(requests).isEqualTo(1);
  }

  @Test
  void anotherSubjectsIdIsAskedForOnceToo() {
    int foreign = registry.register("elsewhere-value", CLICK).id();
    for (int i = 0; i < 1_000; i++) {
      refused(foreign);
    }
    assertThat(requests).isEqualTo(2);
  }

  @Test
  void anIdThatARegistryHasLaterIsFoundLater() {
    int foreign = registry.register("elsewhere-value", CLICK).id();
    refused(foreign);
    registry.register("clicks-value", CLICK);
    refused(foreign);
    now = now.plus(Duration.ofSeconds(6));
    assertThat(catalog.schema(foreign).schema()).isEqualTo(CLICK);
  }

  @Test
  void aClockSetBackDoesNotKeepARefusal() {
    int foreign = registry.register("elsewhere-value", CLICK).id();
    refused(foreign);
    registry.register("clicks-value", CLICK);
    now = now.minus(Duration.ofHours(1));
    assertThat(catalog.schema(foreign).schema()).isEqualTo(CLICK);
  }

  @Test
  void asManyIdsAsRubbishHasAreNotAllKept() {
    for (int id = 0; id < 10_000; id++) {
      refused(1_000_000 + id);
    }
    requests = 0;
    refused(1_000_000);
    assertThat(requests).isEqualTo(1);
    refused(1_009_999);
    assertThat(requests).isEqualTo(1);
  }
}
