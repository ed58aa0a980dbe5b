package io.clicklake.stack.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Asks the gate before a secured registry.
 *
 * @param api where the registry's API begins, empty for the root
 * @param authority the certificates that are trusted
 */
record GateClient(int port, String api, Path authority) {

  /**
   * Sends one request.
   *
   * @param login {@code user:password}; empty for nobody
   */
  HttpResponse<String> send(String method, String path, String login, String body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + port + api + path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!login.isEmpty()) {
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
    return HttpClient.newBuilder()
        .sslContext(PemTrust.context(authority))
        .build()
        .send(request.build(), BodyHandlers.ofString());
  }
}
