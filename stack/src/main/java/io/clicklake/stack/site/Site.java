package io.clicklake.stack.site;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The website over HTTP.
 *
 * <pre>
 * GET /                       the blog's posts
 * GET /posts/ID/              a post
 * GET /clicklake.js           the tracker
 * GET /lake                   the live page
 * GET /lake/data              its figures, as JSON, never kept by a cache
 * anything else               404 with a page; another method than GET and HEAD 405
 * </pre>
 *
 * Addresses are looked up whole, so none leads out of the site; one that lacks its last slash is
 * redirected. Pages may load what this site serves and nothing else, and run no script of their own
 * text.
 */
public final class Site implements HttpHandler {
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final List<String> SCRIPTS =
      List.of("lake.js", "format.js", "lists.js", "posts.js", "pulse.js");
  private static final String DATA = "/lake/data";
  private static final long NO_BODY = -1;

  private final Map<String, Page> pages;
  private final Page notFound;
  private final Supplier<byte[]> data;

  /**
   * The site, whole in memory.
   *
   * @param data the figures of the live page at this moment, as JSON
   */
  public Site(Supplier<byte[]> data) {
    this(Tracker.onClassPath(), data);
  }

  Site(Tracker tracker, Supplier<byte[]> data) {
    BlogPages blog = new BlogPages(tracker);
    Map<String, Page> all = new LinkedHashMap<>(blog.all());
    all.put("/clicklake.js", new Page(Page.SCRIPT, tracker.script()));
    all.put("/lake", new Page(Page.HTML, SiteResource.bytes("lake/lake.html")));
    all.put("/lake/lake.css", new Page(Page.CSS, SiteResource.bytes("lake/lake.css")));
    for (String script : SCRIPTS) {
      all.put("/lake/" + script, new Page(Page.SCRIPT, SiteResource.bytes("lake/" + script)));
    }
    this.pages = Map.copyOf(all);
    this.notFound = blog.notFound();
    this.data = data;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().getPath();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        send(exchange, 405, Page.html("<!doctype html><title>Only GET and HEAD</title>"));
      } else if (path.equals(DATA)) {
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        send(exchange, 200, new Page(Page.JSON, data.get()));
      } else if (pages.containsKey(path + "/")) {
        redirect(exchange, path + "/");
      } else {
        Optional<Page> page = Optional.ofNullable(pages.get(path));
        send(exchange, page.isPresent() ? 200 : 404, page.orElse(notFound));
      }
    }
  }

  private static void redirect(HttpExchange exchange, String path) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    exchange.getResponseHeaders().set("Location", query == null ? path : path + "?" + query);
    exchange.sendResponseHeaders(308, NO_BODY);
  }

  private static void send(HttpExchange exchange, int status, Page page) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", page.type());
    headers.set("Content-Security-Policy", CONTENT_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.putIfAbsent("Cache-Control", List.of("no-cache"));
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(page.body().length));
      exchange.sendResponseHeaders(status, NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(status, page.body().length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(page.body());
    }
  }
}
