package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spoken to by Java's own HTTP client. */
class LoopbackHttpTest {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final LoopbackHttp server;

  LoopbackHttpTest() throws Exception {
    server =
        LoopbackHttp.start(
            ServerSocketFactory.getDefault(),
            request ->
                new LoopbackHttp.Answer(
                    request.path().startsWith("/missing") ? 404 : 200,
                    Map.of(
                        "X-Method",
                        request.method(),
                        "X-Path",
                        request.path(),
                        "X-Header",
                        request.headers().getOrDefault("some-HEADER", "none")),
                    request.body()));
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100_000})
  void aBodyOfKnownLengthArrivesAndComesBack(int bytes) throws Exception {
    byte[] body = new byte[bytes];
    HttpResponse<byte[]> answer =
        CLIENT.send(
            request("/a/b?c=d")
                .header("Some-Header", "x")
                .PUT(BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().firstValue("X-Method")).hasValue("PUT");
    assertThat(answer.headers().firstValue("X-Path")).hasValue("/a/b?c=d");
    assertThat(answer.headers().firstValue("X-Header")).hasValue("x");
  }

  @Test
  void aBodyInChunksArrives() throws Exception {
    byte[] body = new byte[100_000];
    body[99_999] = 1;
    HttpResponse<byte[]> answer =
        CLIENT.send(
            request("/")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build(),
            BodyHandlers.ofByteArray());
    assertThat(answer.body()).isEqualTo(body);
  }

  @Test
  void aRequestWithoutBodyAndAnotherOnTheSameConnectionAreAnswered() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(CLIENT.send(request("/missing").build(), BodyHandlers.ofString()).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void itListensOnLoopbackOnly() throws Exception {
    if (ListeningSockets.known()) {
      assertThat(ListeningSockets.beyondLoopback(ProcessHandle.current().pid())).isEmpty();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }
}
