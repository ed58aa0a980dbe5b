package io.clicklake.connect.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as Systems Manager does, and checks that requests are signed. */
class ParameterStoreTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REFUSED =
      "{\"__type\":\"ParameterNotFound\",\"message\":\"none of that name\"}";

  private final Map<String, String> parameters =
      Map.of("/clicklake/prod/registry/reader", "s3cret", "/clicklake/prod/kafka/ca", "-----BEGIN");
  private final List<HttpExchange> requests = new CopyOnWriteArrayList<>();
  private final List<Integer> outages = new ArrayList<>();
  private HttpServer server;
  private ParameterStore store;

  @BeforeEach
  void start() throws IOException {
    System.setProperty("aws.accessKeyId", "AKTEST");
    System.setProperty("aws.secretAccessKey", "secret");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    store = new ParameterStore();
    store.configure(
        Map.of(
            "region",
            "eu-central-1",
            "endpoint",
            "http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() throws IOException {
    store.close();
    server.stop(0);
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(exchange);
    JsonNode asked = JSON.readTree(exchange.getRequestBody());
    String value = parameters.get(asked.path("Name").asText());
    int status = outages.isEmpty() ? value == null ? 400 : 200 : outages.remove(0);
    String body =
        status == 200
            ? JSON.writeValueAsString(Map.of("Parameter", Map.of("Value", String.valueOf(value))))
            : REFUSED;
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void aReferenceInAConnectorsSettingsIsTheParametersValue() {
    ConfigTransformer transformer = new ConfigTransformer(Map.of("ssm", store));
    assertThat(
            transformer
                .transform(
                    Map.of("basic.auth.user.info", "reader:${ssm:/clicklake/prod:registry/reader}"))
                .data())
        .containsEntry("basic.auth.user.info", "reader:s3cret");
    HttpExchange request = requests.get(0);
    assertThat(request.getRequestHeaders().getFirst("x-amz-target"))
        .isEqualTo("AmazonSSM.GetParameter");
    assertThat(request.getRequestHeaders().getFirst("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=AKTEST/")
        .contains("/eu-central-1/ssm/aws4_request");
  }

  @Test
  void aReferenceToAFileIsAFileOfThisUserAloneUntilTheProviderCloses() throws IOException {
    ConfigTransformer transformer = new ConfigTransformer(Map.of("ssm", store));
    Path file =
        Path.of(
            transformer
                .transform(Map.of("location", "${ssm:/clicklake/prod:file:kafka/ca}"))
                .data()
                .get("location"));
    assertThat(file).hasContent("-----BEGIN");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(store.get("/clicklake/prod", Set.of("file:kafka/ca")).data())
        .containsEntry("file:kafka/ca", file.toString());
    store.close();
    assertThat(file).doesNotExist();
  }

  @Test
  void anOutageIsWaitedOut() {
    outages.addAll(List.of(500, 503));
    assertThat(store.get("/clicklake/prod", Set.of("registry/reader")).data())
        .containsEntry("registry/reader", "s3cret");
    assertThat(requests).hasSize(3);
  }

  @Test
  void aParameterThatIsNotThereIsToldAtOnceWithWhatIsMissing() {
    assertThatThrownBy(() -> store.get("/clicklake/prod", Set.of("kafka/nothing")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "parameter /clicklake/prod/kafka/nothing cannot be read in eu-central-1",
            "ParameterNotFound",
            "ssm:GetParameter");
    assertThat(requests).hasSize(1);
  }

  @Test
  void anOutageThatDoesNotEndIsTold() {
    outages.addAll(List.of(500, 500, 500, 500, 500));
    assertThatThrownBy(() -> store.get("/clicklake/prod", Set.of("registry/reader")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("500");
    assertThat(requests).hasSize(5);
  }

  @Test
  void whatIsNoReferenceIsRefused() {
    assertThatThrownBy(() -> store.get("/clicklake/prod"))
        .hasMessageContaining("${ssm:/clicklake/prod:registry/reader}");
    assertThatThrownBy(() -> store.get("clicklake", Set.of("a")))
        .hasMessageContaining("parameter clicklake/a is none");
    assertThatThrownBy(() -> new ParameterStore().configure(Map.of("region", "somewhere")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("region", "somewhere", "eu-central-1");
  }

  @Test
  void aWorkerFindsItByItsService() {
    assertThat(ServiceLoader.load(ConfigProvider.class))
        .anyMatch(provider -> provider instanceof ParameterStore);
  }
}
