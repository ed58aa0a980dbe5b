package io.clicklake.stack.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.stack.traffic.Blog;
import io.clicklake.stack.traffic.Post;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:href|src|action)=\"([^\"]+)\"|(?:from) \"([^\"]+)\"");
  private static final Pattern SCRIPT = Pattern.compile("(?s)<script([^>]*)>(.*?)</script>");

  private final SiteFixture site;

  SiteTest() throws IOException {
    this.site = new SiteFixture();
  }

  @AfterEach
  void close() {
    site.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/                         | text/html; charset=utf-8       | Small pipelines",
        "/posts/exactly-once/      | text/html; charset=utf-8       | Exactly once, one object at a time",
        "/thanks/                  | text/html; charset=utf-8       | comment_submit",
        "/blog.css                 | text/css; charset=utf-8        | prefers-color-scheme: dark",
        "/favicon.svg              | image/svg+xml                  | <svg",
        "/clicklake.js             | text/javascript; charset=utf-8 | ;",
        "/lake                     | text/html; charset=utf-8       | The lake, live",
        "/lake/lake.css            | text/css; charset=utf-8        | prefers-color-scheme: dark",
        "/lake/lake.js             | text/javascript; charset=utf-8 | /lake/data",
      })
  void eachAddressHasItsTypeAndItsText(String path, String type, String text) throws Exception {
    HttpResponse<String> answer = site.get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue(type);
    assertThat(answer.headers().firstValue("cache-control")).hasValue("no-cache");
    assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe");
    assertThat(answer.body()).contains(text);
  }

  @Test
  void theFiguresAreKeptByNoCache() throws Exception {
    HttpResponse<String> answer = site.get("/lake/data?again=1");

    assertThat(answer.body()).isEqualTo(SiteFixture.DATA);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(answer.headers().allValues("cache-control")).containsExactly("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/posts/",
        "/posts/../../etc/passwd",
        "/posts/%2e%2e/%2e%2e/etc/passwd",
        "/lake/..%2flake.html",
        "/lake/lake.html",
        "/%00",
        "/META-INF/MANIFEST.MF",
      })
  void whatIsNoAddressOfTheSiteIsNotFound(String path) throws Exception {
    HttpResponse<String> answer = site.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("This address leads nowhere");
    assertThat(answer.headers().firstValue("content-security-policy")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/posts/exactly-once/", "/lake", "/lake/data", "/nothing"})
  void headHasTheHeadersOfGetAndNoBody(String path) throws Exception {
    HttpResponse<String> get = site.get(path);
    HttpResponse<String> head = site.send("HEAD", path);

    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("content-type"))
        .isEqualTo(get.headers().firstValue("content-type"));
    assertThat(head.headers().firstValueAsLong("content-length"))
        .hasValue(get.body().getBytes(StandardCharsets.UTF_8).length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  void aPageIsOnlyRead(String method) throws Exception {
    HttpResponse<String> answer = site.send(method, "/posts/exactly-once/");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD");
  }

  @Test
  void aPostWithoutItsLastSlashIsRedirectedWithItsCampaign() throws Exception {
    HttpResponse<String> answer = site.get("/posts/exactly-once?utm_source=news&a=%20");

    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(answer.headers().firstValue("location"))
        .hasValue("/posts/exactly-once/?utm_source=news&a=%20");
  }

  @Test
  void everyLinkOfThePagesLeadsSomewhereAndEveryPostIsFound() throws Exception {
    Map<String, String> seen = crawl();

    assertThat(seen.keySet()).containsAll(Blog.posts().stream().map(Post::path).toList());
    assertThat(seen.keySet()).contains("/lake", "/lake/lake.js", "/lake/pulse.js", "/clicklake.js");
    for (Post post : Blog.posts()) {
      assertThat(seen.get(post.path()))
          .as("the title by which the traffic and a visitor's events name the post")
          .contains("<title>" + post.title() + "</title>");
    }
  }

  @Test
  void pagesRunNoScriptOfTheirOwnTextAndFillEveryPlace() throws Exception {
    crawl()
        .forEach(
            (path, text) -> {
              assertThat(text).as(path).doesNotContain("{{", "style=\"", " onclick", "<style");
              SCRIPT
                  .matcher(text)
                  .results()
                  .forEach(
                      script -> {
                        assertThat(script.group(1)).as(path).contains("src=\"/");
                        assertThat(script.group(2)).as(path).isEmpty();
                      });
            });
  }

  @Test
  void theTrackersTagHasTheHashOfTheTracker() throws Exception {
    byte[] script = site.get("/clicklake.js").body().getBytes(StandardCharsets.UTF_8);
    String hash =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-384").digest(script));

    assertThat(site.get("/posts/late-events/").body())
        .contains(
            "<script defer src=\"/clicklake.js\" integrity=\"sha384-"
                + hash
                + "\" data-endpoint=\"/ingest\" data-localhost></script>");
  }

  /** Every page, style and script that is linked from the blog, by its path. */
  private Map<String, String> crawl() throws Exception {
    Map<String, String> seen = new LinkedHashMap<>();
    Deque<String> left = new ArrayDeque<>(List.of("/"));
    while (!left.isEmpty()) {
      String path = left.remove();
      if (seen.containsKey(path)) {
        continue;
      }
      HttpResponse<String> answer = site.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      seen.put(path, answer.body());
      ADDRESS
          .matcher(answer.body())
          .results()
          .map(link -> link.group(1) != null ? link.group(1) : link.group(2))
          .map(link -> URI.create(path).resolve(link.replace("&amp;", "&")))
          .filter(link -> link.getHost() == null && !link.getPath().isEmpty())
          .forEach(link -> left.add(link.getPath()));
    }
    return seen;
  }
}
