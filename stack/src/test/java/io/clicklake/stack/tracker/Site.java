package io.clicklake.stack.tracker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A site with the tracker on its pages, which tell the site what they do.
 *
 * <pre>
 * GET  /clicklake.js             the tracker, as it lies on the class path
 * GET  /still/NAME               a page that does nothing by itself
 * GET  /busy/NAME?every=MS       a page that tracks probe 1, 2, 3, …
 * POST /told/NAME                from its script: "loaded", or the number of the next probe
 * </pre>
 *
 * <p>A page waits for the answer to what it tells, and then tracks the probe in the same task. So
 * what is told is known here whatever becomes of the page, without the tracker and without the
 * browser's storage; and it is told once too often, never too seldom, should the browser kill the
 * page between the two. A page that was told its end makes nothing more: between that and its death
 * it may still run, but no visitor is there.
 */
final class Site implements AutoCloseable {

  private static final String SCRIPT = "/META-INF/resources/clicklake.js";

  private static final String BUSY =
      """
      <script>
        const tell = (what) => {
          const request = new XMLHttpRequest();
          request.open("POST", location.pathname.replace("busy", "told"), false);
          request.send(what);
        };
        let n = 0;
        addEventListener("load", () => {
          tell("loaded");
          const probing = setInterval(() => {
            tell(++n);
            clicklake.track("probe", {n});
          }, Number(new URLSearchParams(location.search).get("every")));
          addEventListener("pagehide", () => clearInterval(probing));
        });
      </script>
      """;

  private final URI ingestUrl;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, CompletableFuture<Void>> loaded = new ConcurrentHashMap<>();
  private final Map<String, Set<Integer>> probes = new ConcurrentHashMap<>();

  /** Serves at once, on a free port. */
  Site(URI ingestUrl) {
    this.ingestUrl = ingestUrl;
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), /* backlog= */ 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/clicklake.js", exchange -> answer(exchange, "text/javascript", script()));
    server.createContext("/still/", exchange -> answer(exchange, "text/html", page("")));
    server.createContext("/busy/", exchange -> answer(exchange, "text/html", page(BUSY)));
    server.createContext("/told/", this::told);
    server.setExecutor(threads);
    server.start();
  }

  String still(String name) {
    return origin() + "/still/" + name;
  }

  String busy(String name, int everyMs) {
    return origin() + "/busy/" + name + "?every=" + everyMs;
  }

  /** When the page was loaded: its tracker ran, for that is deferred. */
  CompletableFuture<Void> loaded(String name) {
    return loaded.computeIfAbsent(name, page -> new CompletableFuture<>());
  }

  /** The probes of a page, so far. */
  SortedSet<Integer> probes(String name) {
    return new TreeSet<>(probes.getOrDefault(name, Set.of()));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private String page(String script) {
    return """
    <!doctype html>
    <title>A page</title>
    <script defer src="/clicklake.js" data-endpoint="%s" data-localhost></script>
    %s
    """
        .formatted(ingestUrl, script);
  }

  private static String script() throws IOException {
    try (InputStream script = Site.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IOException(SCRIPT + " is not on the class path: the module tracker builds it");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void told(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/told/".length());
    String what = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (what.equals("loaded")) {
      loaded(name).complete(null);
    } else {
      probes
          .computeIfAbsent(name, page -> new ConcurrentSkipListSet<>())
          .add(Integer.parseInt(what));
    }
    answer(exchange, "text/plain", "");
  }

  private static void answer(HttpExchange exchange, String type, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("cache-control", "no-store");
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }
}
