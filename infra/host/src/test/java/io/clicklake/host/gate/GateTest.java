package io.clicklake.host.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.clicklake.components.FreePorts;
import io.clicklake.host.HostException;
import io.clicklake.host.certificate.CertificateAuthority;
import io.clicklake.host.certificate.HostCertificate;
import io.clicklake.host.settings.RegistryServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate in front of a server that writes down what reaches it. */
class GateTest {

  private static HostCertificate certificate;
  private static Path authority;

  @TempDir Path directory;

  private final List<String> reached = new CopyOnWriteArrayList<>();
  private final int port = FreePorts.next();
  private HttpServer behind;
  private Gate gate;

  @BeforeAll
  static void certify(@TempDir Path kept) throws Exception {
    CertificateAuthority signer = CertificateAuthority.create();
    certificate =
        HostCertificate.kept(
            kept.resolve("certificate"),
            signer,
            Set.of("localhost", "127.0.0.1"),
            Instant.now(),
            () -> "a-password-of-the-test");
    authority = Files.writeString(kept.resolve("ca.pem"), signer.pem());
  }

  @BeforeEach
  void open() throws Exception {
    behind = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    behind.createContext(
        "/",
        exchange -> {
          reached.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] answer = "[\"words\"]".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    behind.start();
    gate = Gate.open(settings("apicurio"));
  }

  @AfterEach
  void close() {
    gate.close();
    behind.stop(0);
  }

  @ParameterizedTest(name = "{0} {1} as a reader: {2}")
  @CsvSource({
    "GET,    /apis/ccompat/v7/subjects,                     200",
    "HEAD,   /apis/ccompat/v7/subjects,                     200",
    "GET,    /apis/ccompat/v7/schemas/ids/1,                200",
    "POST,   /apis/ccompat/v7/subjects/words-value,         200",
    "POST,   /apis/ccompat/v7/compatibility/subjects/w/versions/latest, 200",
    "POST,   /apis/ccompat/v7/subjects/words-value/versions, 403",
    "DELETE, /apis/ccompat/v7/subjects/words-value,         403",
    "PUT,    /apis/ccompat/v7/config/words-value,           403",
    "PUT,    /apis/ccompat/v7/mode,                         403",
    "PATCH,  /apis/ccompat/v7/subjects,                     403",
    "GET,    /apis/registry/v2/search/artifacts,            403",
    "GET,    /apis/ccompat/v7/../../registry/v2/admin/rules, 403",
    "GET,    /apis/ccompat/v7/%2e%2e/%2e%2e/registry/v2,    400",
    "GET,    /apis/ccompat/v7/subjects%2f..%2f..%2fui,      400",
    "GET,    /ui/,                                          403",
  })
  void aReaderReadsAndAsks(String method, String path, int status) throws Exception {
    assertThat(request(method, path, "reader", "r")).isEqualTo(status);
    assertThat(reached).hasSize(status == 200 ? 1 : 0);
  }

  @ParameterizedTest(name = "{0} {1} of Confluent's as a reader: {2}")
  @CsvSource({
    "GET,    /subjects,                                     200",
    "HEAD,   /subjects,                                     200",
    "GET,    /schemas/ids/1?subject=words-value,            200",
    "GET,    /config/words-value?defaultToGlobal=true,      200",
    "POST,   /subjects/words-value,                         200",
    "POST,   /compatibility/subjects/w/versions/latest,     200",
    "POST,   /subjects/words-value/versions,                403",
    "DELETE, /subjects/words-value,                         403",
    "PUT,    /config,                                       403",
    "PUT,    /mode,                                         403",
    "GET,    /exporters/mine/config,                        403",
    "GET,    /subjects/../exporters,                        403",
    "GET,    /subjectsandmore,                              403",
    "GET,    /apis/ccompat/v7/subjects,                     403",
  })
  void aReaderOfConfluentsReadsAndAsksAtTheRoot(String method, String path, int status)
      throws Exception {
    gate.close();
    gate = Gate.open(settings("confluent"));
    assertThat(request(method, path, "reader", "r")).isEqualTo(status);
    assertThat(reached).hasSize(status == 200 ? 1 : 0);
    assertThat(request(method, path, "reader", "w")).isEqualTo(401);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "DELETE, /apis/ccompat/v7/subjects/words-value",
    "POST,   /apis/ccompat/v7/subjects/words-value/versions",
    "GET,    /apis/registry/v2/search/artifacts?name=a%20b&limit=2",
  })
  void aWriterMayDoEverythingAndTheRequestArrivesAsItWas(String method, String path)
      throws Exception {
    assertThat(request(method, path, "writer", "w")).isEqualTo(200);
    assertThat(reached)
        .containsExactly(method + " " + path + " " + (method.equals("POST") ? "body" : ""));
  }

  @ParameterizedTest(name = "as {0} with {1}")
  @CsvSource({"'', ''", "reader, w", "writer, r", "admin, w", "reader, ''"})
  void strangersDoNotReachTheRegistry(String user, String password) throws Exception {
    assertThat(request("GET", "/apis/ccompat/v7/subjects", user, password)).isEqualTo(401);
    assertThat(reached).isEmpty();
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    assertThatThrownBy(
            () ->
                Gate.open(
                    new GateSettings(
                        "127.0.0.1",
                        port,
                        RegistryServer.APICURIO,
                        URI.create("http://127.0.0.1:1"),
                        directory.resolve("host.p12"),
                        "a-password-of-the-test",
                        Map.of("reader", "r"))))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("127.0.0.1:" + port);
  }

  @Test
  void aRegistryThatIsDownIsABadGateway() throws Exception {
    behind.stop(0);
    assertThat(request("GET", "/apis/ccompat/v7/subjects", "reader", "r")).isEqualTo(502);
  }

  private GateSettings settings(String registry) throws Exception {
    Path keystore = Files.write(directory.resolve("host.p12"), certificate.bytes());
    return GateSettings.of(
        Map.of(
            "listen",
            "127.0.0.1",
            "port",
            Integer.toString(port),
            "behind",
            "http://127.0.0.1:" + behind.getAddress().getPort(),
            "registry",
            registry,
            "keystore",
            keystore.toString(),
            "keystore.password",
            certificate.password(),
            "user.reader",
            "r",
            "user.writer",
            "w"));
  }

  /** Bytes on a TLS socket: no client that tidies paths on the way. */
  private int request(String method, String path, String user, String password) throws Exception {
    return RawRequest.status(authority, port, method, path, user, password);
  }
}
