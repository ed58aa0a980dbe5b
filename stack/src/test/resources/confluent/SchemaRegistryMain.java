package io.confluent.kafka.schemaregistry.rest;

import com.sun.net.httpserver.HttpServer;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;

/**
 * No registry: it bears the name of Confluent's main class, reads the file that this is given, listens where the file
 * says and knows no subject.
 */
public final class SchemaRegistryMain {

  private SchemaRegistryMain() {}

  public static void main(String[] arguments) throws Exception {
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of(arguments[0]))) {
      settings.load(file);
    }
    URI listener = URI.create(settings.getProperty("listeners"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(listener.getHost(), listener.getPort()), 0);
    server.createContext(
        "/subjects",
        exchange -> {
          byte[] none = "[]".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, none.length);
          exchange.getResponseBody().write(none);
          exchange.close();
        });
    server.start();
    System.out.println("stand-in, settings=" + new TreeSet<>(settings.stringPropertyNames()));
  }
}
