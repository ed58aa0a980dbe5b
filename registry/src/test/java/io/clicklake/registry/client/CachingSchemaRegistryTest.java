package io.clicklake.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clicklake.registry.ScriptedRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CachingSchemaRegistryTest {

  private static final Schema SCHEMA =
      SchemaBuilder.record("example.R").fields().requiredInt("a").endRecord();

  private final InMemorySchemaRegistry held = new InMemorySchemaRegistry();
  private final ScriptedRegistry watched = new ScriptedRegistry(held);
  private final CachingSchemaRegistry registry = new CachingSchemaRegistry(watched);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void aSchemaIsFetchedOncePerId() {
    int id = held.register("s", SCHEMA).id();

    assertThat(registry.schemaById(id)).isEqualTo(SCHEMA).isSameAs(registry.schemaById(id));
    assertThat(watched.requests()).containsExactly("schema 1");
  }

  @Test
  void aSchemaFoundUnderASubjectIsLookedUpOnce() {
    held.register("s", SCHEMA);

    assertThat(registry.lookup("s", SCHEMA)).isEqualTo(registry.lookup("s", SCHEMA)).isPresent();
    assertThat(watched.requests()).containsExactly("lookup s");
  }

  @Test
  void aRegistrationAnswersLaterRegistrationsAndLookups() {
    RegisteredSchema registered = registry.register("s", SCHEMA);

    assertThat(registry.register("s", SCHEMA)).isEqualTo(registered);
    assertThat(registry.lookup("s", SCHEMA)).contains(registered);
    assertThat(watched.requests()).containsExactly("register s");
  }

  @Test
  void aLookupAnswersLaterRegistrations() {
    held.register("s", SCHEMA);
    Optional<RegisteredSchema> found = registry.lookup("s", SCHEMA);

    assertThat(found).contains(registry.register("s", SCHEMA));
    assertThat(watched.requests()).containsExactly("lookup s");
  }

  @Test
  void whatIsNotThereIsAskedForAgain() {
    assertThat(registry.lookup("s", SCHEMA)).isEmpty();
    assertThatThrownBy(() -> registry.schemaById(1)).isInstanceOf(UnknownSchemaException.class);
    held.register("s", SCHEMA);

    assertThat(registry.lookup("s", SCHEMA)).isPresent();
    assertThat(registry.schemaById(1)).isEqualTo(SCHEMA);
    assertThat(watched.requests()).containsExactly("lookup s", "schema 1", "lookup s", "schema 1");
  }

  @Test
  void aFailureIsNotRemembered() {
    held.register("s", SCHEMA);
    watched.failing(new RegistryUnavailableException("down"));

    assertThatThrownBy(() -> registry.schemaById(1)).hasMessage("down");
    assertThat(registry.schemaById(1)).isEqualTo(SCHEMA);
  }

  @Test
  void whatCanChangeIsAskedForEachTime() {
    registry.versions("s");
    registry.latest("s");
    registry.check("s", SCHEMA);
    registry.compatibility("s");
    registry.setCompatibility("s", CompatibilityLevel.FULL);
    held.register("s", SCHEMA);

    assertThat(registry.versions("s")).containsExactly(1);
    assertThat(registry.latest("s")).isPresent();
    assertThat(registry.version("s", 1)).isPresent();
    assertThat(registry.compatibility("s")).contains(CompatibilityLevel.FULL);
  }

  @Test
  void schemasThatDifferInDocumentationArePlacesOfTheirOwn() {
    Schema documented =
        SchemaBuilder.record("example.R").doc("d").fields().requiredInt("a").endRecord();

    assertThat(registry.register("s", SCHEMA).version()).isEqualTo(1);
    assertThat(registry.register("s", documented).version()).isEqualTo(2);
  }

  @Test
  void severalThreadsThatNeedTheSameFirstMakeOneRequest() {
    held.register("s", SCHEMA);
    CountDownLatch answer = new CountDownLatch(1);
    watched.beforeAnswer(() -> awaitUninterrupted(answer));

    List<CompletableFuture<Schema>> all =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> registry.schemaById(1), threads))
            .toList();
    await().until(() -> watched.requests().size() == 1);
    answer.countDown();

    assertThat(all).allSatisfy(one -> assertThat(one.join()).isEqualTo(SCHEMA));
    assertThat(watched.requests()).containsExactly("schema 1");
  }

  @Test
  void aFailureIsSharedByAllWhoWaitedForIt() {
    CountDownLatch answer = new CountDownLatch(1);
    watched.beforeAnswer(() -> awaitUninterrupted(answer));
    watched.failing(new RegistryUnavailableException("down"));

    var first = CompletableFuture.supplyAsync(() -> registry.schemaById(1), threads);
    await().until(() -> watched.requests().size() == 1);
    Thread waiting =
        new Thread(() -> assertThatThrownBy(() -> registry.schemaById(1)).hasMessage("down"));
    var wrong = new AtomicReference<Throwable>();
    waiting.setUncaughtExceptionHandler((thread, failure) -> wrong.set(failure));
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.WAITING);
    answer.countDown();

    assertThatThrownBy(first::join).hasRootCauseMessage("down");
    await().until(() -> !waiting.isAlive());
    assertThat(wrong.get()).isNull();
    assertThat(watched.requests()).containsExactly("schema 1");
  }

  @Test
  void aSlowAnswerHoldsUpNoOtherKey() {
    held.register("s", SCHEMA);
    held.register("s", SchemaBuilder.record("example.Q").fields().endRecord());
    CountDownLatch answer = new CountDownLatch(1);
    watched.beforeAnswer(() -> awaitUninterrupted(answer));
    var slow = CompletableFuture.supplyAsync(() -> registry.schemaById(1), threads);
    await().until(() -> watched.requests().size() == 1);
    watched.beforeAnswer(() -> {});

    for (int id : new int[] {2, 2}) {
      assertThat(registry.schemaById(id).getName()).isEqualTo("Q");
    }
    assertThat(slow).isNotDone();
    answer.countDown();
    assertThat(slow.join()).isEqualTo(SCHEMA);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
