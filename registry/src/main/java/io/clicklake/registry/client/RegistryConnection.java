package io.clicklake.registry.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Requests to the first of several addresses that answers, begun with the one that answered last.
 *
 * <p>An answer is any but an outage's, see {@link RegistryAnswer#outage()}. Throws {@link
 * RegistryUnavailableException} with every address and its failure when none answers.
 */
final class RegistryConnection {

  private static final String UNTRUSTED =
      "; is its certificate for this host, and signed by one that"
          + " schema.registry.ssl.truststore.location, or else Java, trusts?";
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  private final RegistryUrls urls;
  private final Optional<String> authorization;
  private final HttpTimeouts timeouts;
  private final Optional<SSLContext> trust;
  private final AtomicInteger preferred = new AtomicInteger();
  private @Nullable HttpClient client;

  /**
   * @throws IllegalArgumentException when the truststore does not open
   */
  RegistryConnection(RegistryAccess access, HttpTimeouts timeouts) {
    this.urls = access.urls();
    this.authorization = access.credentials().authorization();
    this.timeouts = timeouts;
    this.trust = access.truststore().map(Truststore::context);
  }

  RegistryAnswer fetch(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  RegistryAnswer post(String path, String json) {
    return send("POST", path, BodyPublishers.ofString(json));
  }

  RegistryAnswer put(String path, String json) {
    return send("PUT", path, BodyPublishers.ofString(json));
  }

  private RegistryAnswer send(String method, String path, BodyPublisher body) {
    List<URI> bases = urls.bases();
    List<String> failures = new ArrayList<>();
    int first = preferred.get();
    for (int i = 0; i < bases.size(); i++) {
      int index = (first + i) % bases.size();
      URI url = URI.create(bases.get(index) + path);
      try {
        RegistryAnswer answer = exchange(method, url, body);
        if (!answer.outage()) {
          preferred.set(index);
          return answer;
        }
        failures.add(answer.failure());
      } catch (IOException e) {
        failures.add(method + " " + url + ": " + reason(e));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RegistryUnavailableException(method + " " + url + " was interrupted", e);
      }
    }
    throw new RegistryUnavailableException(
        "the schema registry does not answer: "
            + String.join("; ", failures)
            + "; is it running, and is schema.registry.url right?");
  }

  private RegistryAnswer exchange(String method, URI url, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", MEDIA_TYPE)
            .header("Accept", MEDIA_TYPE + ", application/json")
            .method(method, body);
    authorization.ifPresent(value -> request.header("Authorization", value));
    HttpResponse<String> response =
        whole(client().sendAsync(request.build(), BodyHandlers.ofString()));
    return new RegistryAnswer(method, url, response.statusCode(), response.body());
  }

  /** Made for the first request: a process whose ids are pinned never pays for it. */
  private synchronized HttpClient client() {
    if (client == null) {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(timeouts.connect());
      trust.ifPresent(builder::sslContext);
      if (trust.isEmpty() && !urls.anySecure()) {
        builder.sslContext(trustingNobody());
      }
      client = builder.build();
    }
    return client;
  }

  /** Never used: without it the client reads every certificate that Java trusts, at once. */
  private static SSLContext trustingNobody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  /** Waits for an answer and its body; HttpRequest's own timeout ends where the body begins. */
  private HttpResponse<String> whole(CompletableFuture<HttpResponse<String>> answer)
      throws IOException, InterruptedException {
    try {
      return answer.get(timeouts.request().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer within " + timeouts.request());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private static String reason(IOException e) {
    String type = e.getClass().getSimpleName();
    String words = e.getMessage() == null ? type : type + " (" + e.getMessage() + ")";
    return e instanceof SSLException ? words + UNTRUSTED : words;
  }
}
