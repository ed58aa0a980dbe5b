package io.clicklake.benchmarks.serde;

import io.clicklake.events.ClickEvent;
import io.clicklake.registry.client.InMemorySchemaRegistry;
import io.clicklake.registry.serde.AvroDeserializer;
import io.clicklake.registry.serde.AvroSerializer;
import io.clicklake.registry.serde.GeneratedClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** A serializer with the deserializer for the generated class, ids known without a server. */
record Serde(Serializer<? super ClickEvent> serializer, Deserializer<?> deserializer) {

  static final String TOPIC = "clickstream";

  /** This project's. */
  static Serde ours() {
    InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    registry.register(TOPIC + "-value", ClickEvent.getClassSchema());
    return new Serde(
        new AvroSerializer(registry), AvroDeserializer.specific(registry, ClickEvent.class));
  }

  /**
   * Confluent's out of this jar, as an application configures it that registers at deploy time; its
   * own registry in memory stands for the server.
   */
  static Serde confluents(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(jar + " is missing; the build of benchmarks puts it there");
    }
    GeneratedClasses.trustPackageOf(ClickEvent.class);
    ClassLoader loader = loader(jar);
    Map<String, Object> settings = new HashMap<>();
    settings.put("schema.registry.url", "mock://serde");
    settings.put("avro.remove.java.properties", true);
    settings.put("specific.avro.reader", true);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      serializer(loader, settings).serialize(TOPIC, Visit.full());
      settings.put("auto.register.schemas", false);
      Deserializer<Object> deserializer = made(loader, "KafkaAvroDeserializer");
      deserializer.configure(settings, false);
      return new Serde(serializer(loader, settings), deserializer);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Serializer<Object> serializer(ClassLoader loader, Map<String, Object> settings) {
    Serializer<Object> serializer = made(loader, "KafkaAvroSerializer");
    serializer.configure(settings, false);
    return serializer;
  }

  private static ClassLoader loader(Path jar) {
    try {
      return new URLClassLoader(new URL[] {jar.toUri().toURL()}, Serde.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the caller knows its interface
  private static <T> T made(ClassLoader loader, String name) {
    Supplier<Object> instance =
        () -> {
          try {
            return loader
                .loadClass("io.confluent.kafka.serializers." + name)
                .getConstructor()
                .newInstance();
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make Confluent's " + name, e);
          }
        };
    return (T) instance.get();
  }
}
