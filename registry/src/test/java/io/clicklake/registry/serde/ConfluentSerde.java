package io.clicklake.registry.serde;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Confluent's own serde, made as Kafka makes it: by class name, from a jar beside the tests. */
final class ConfluentSerde implements AutoCloseable {

  private final URLClassLoader loader;
  private final Map<String, ?> settings;

  ConfluentSerde(Map<String, ?> settings) throws IOException {
    Path jar =
        Path.of(System.getProperty("clicklake.interop.jar", "target/interop/confluent-serde.jar"));
    this.loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ConfluentSerde.class.getClassLoader());
    this.settings = settings;
  }

  @SuppressWarnings("unchecked") // Confluent's serializer takes any object
  Serializer<Object> serializer() {
    return inItsLoader(
        () -> {
          var serializer =
              (Serializer<Object>) make("io.confluent.kafka.serializers.KafkaAvroSerializer");
          serializer.configure(settings, false);
          return serializer;
        });
  }

  @SuppressWarnings("unchecked") // Confluent's deserializer gives any object
  Deserializer<Object> deserializer() {
    return inItsLoader(
        () -> {
          var deserializer =
              (Deserializer<Object>) make("io.confluent.kafka.serializers.KafkaAvroDeserializer");
          deserializer.configure(settings, false);
          return deserializer;
        });
  }

  private Object make(String className) {
    try {
      return loader.loadClass(className).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + className, e);
    }
  }

  /** Kafka's configuration finds the classes that settings name through the context loader. */
  private <T> T inItsLoader(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
