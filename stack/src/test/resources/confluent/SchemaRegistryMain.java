package io.confluent.kafka.schemaregistry.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Executors;

/**
 * No registry: it bears the name of Confluent's main class, reads the file that this is given, listens where the file
 * says, and hands each request to the registry whose API begins at the variable STAND_IN_FOR.
 */
public final class SchemaRegistryMain {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private SchemaRegistryMain() {}

  public static void main(String[] arguments) throws Exception {
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of(arguments[0]))) {
      settings.load(file);
    }
    URI listener = URI.create(settings.getProperty("listeners"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(listener.getHost(), listener.getPort()), 0);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/", SchemaRegistryMain::handOver);
    server.start();
  }

  private static void handOver(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(System.getenv("STAND_IN_FOR") + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      HttpResponse<byte[]> answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(answered -> exchange.getResponseHeaders().set("Content-Type", answered));
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }
}
