package io.clicklake.host.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.clicklake.components.FreePorts;
import io.clicklake.components.MotoServer;
import io.clicklake.components.RunningComponent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** On moto's server, where it is installed. */
class CloudWatchLogTest {

  private static Optional<RunningComponent> moto = Optional.empty();
  private static URI url = URI.create("http://127.0.0.1");

  @BeforeAll
  static void start(@TempDir Path directory) {
    assumeThat(MotoServer.missing()).isEmpty();
    MotoServer server = new MotoServer(directory, FreePorts.next());
    moto = Optional.of(RunningComponent.start(server, Duration.ofMinutes(2)));
    url = server.url();
  }

  @AfterAll
  static void end() {
    moto.ifPresent(RunningComponent::close);
  }

  @Test
  void theStreamIsMadeWithTheFirstLine() throws Exception {
    createGroup("/clicklake/one/host");
    CloudWatchLog log = log(url, "/clicklake/one/host");
    Instant now = Instant.now();
    log.write(now, "first");
    log.write(now.plusMillis(1), "second");
    log(url, "/clicklake/one/host").write(now.plusMillis(2), "third");
    assertThat(messages("/clicklake/one/host")).containsExactly("first", "second", "third");
  }

  @Test
  void whatCouldNotBeSentGoesWithTheNextLineAnHourOfItAtMost() throws Exception {
    CloudWatchLog log = log(url, "/clicklake/two/host");
    Instant now = Instant.now();
    for (int line = 0; line < 65; line++) {
      Instant at = now.plusMillis(line);
      String text = Integer.toString(line);
      assertThatThrownBy(() -> log.write(at, text))
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll("host-1", "/clicklake/two/host", "logs:PutLogEvents");
    }
    createGroup("/clicklake/two/host");
    log.write(now.plusMillis(65), "65");
    assertThat(messages("/clicklake/two/host")).hasSize(60).startsWith("6").endsWith("65");
  }

  @Test
  void aServerThatIsNotThereIsToldAndItsLinesAreKept() {
    CloudWatchLog log = log(URI.create("http://127.0.0.1:1"), "/clicklake/three/host");
    assertThatThrownBy(() -> log.write(Instant.now(), "line")).isInstanceOf(IOException.class);
  }

  /** What the stream holds, asked for by another client than the one under test. */
  private static List<String> messages(String group) throws Exception {
    JsonNode answer =
        ask(
            "GetLogEvents",
            """
            {"logGroupName": "%s", "logStreamName": "host-1", "startFromHead": true}"""
                .formatted(group));
    return answer.path("events").findValuesAsText("message");
  }

  private static void createGroup(String group) throws Exception {
    ask("CreateLogGroup", "{\"logGroupName\": \"%s\"}".formatted(group));
  }

  private static JsonNode ask(String action, String body) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(url)
                    .header("Content-Type", "application/x-amz-json-1.1")
                    .header("X-Amz-Target", "Logs_20140328." + action)
                    .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/logs/aws4_request,"
                            + " SignedHeaders=host, Signature=0")
                    .POST(BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().isEmpty()
        ? MissingNode.getInstance()
        : new ObjectMapper().readTree(answer.body());
  }

  private static CloudWatchLog log(URI endpoint, String group) {
    return new CloudWatchLog(
        new LogsApi(
            endpoint,
            "eu-central-1",
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))),
        group,
        "host-1");
  }
}
