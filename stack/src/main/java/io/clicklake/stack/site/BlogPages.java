package io.clicklake.stack.site;

import io.clicklake.stack.traffic.Blog;
import io.clicklake.stack.traffic.Post;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of the blog whose visits the demo invents, with the tracker in each. */
final class BlogPages {
  private static final String NAME = "Small pipelines";
  private static final Pattern LEAD = Pattern.compile("(?s)<p class=\"lead\">(.*?)</p>");

  private final String integrity;

  BlogPages(Tracker tracker) {
    this.integrity = tracker.integrity();
  }

  /** Each page by its path. */
  Map<String, Page> all() {
    Map<String, Page> pages = new LinkedHashMap<>();
    pages.put("/", index());
    List<Post> posts = Blog.posts();
    for (int i = 0; i < posts.size(); i++) {
      pages.put(posts.get(i).path(), post(posts.get(i), posts.get((i + 1) % posts.size())));
    }
    pages.put("/thanks/", page("Thank you", "", SiteResource.text("thanks.html")));
    pages.put("/blog.css", new Page(Page.CSS, SiteResource.bytes("blog.css")));
    pages.put("/favicon.svg", new Page(Page.SVG, SiteResource.bytes("favicon.svg")));
    return pages;
  }

  /** What is said where no page is. */
  Page notFound() {
    return page("Nothing here", "", SiteResource.text("not-found.html"));
  }

  private Page index() {
    StringBuilder list = new StringBuilder();
    for (Post post : Blog.posts()) {
      list.append(
          SiteResource.filled(
              "index-post.html",
              Map.of(
                  "path", post.path(), "title", escaped(post.title()), "lead", lead(text(post)))));
    }
    return page(
        NAME,
        "Notes on moving events from a page to a table.",
        SiteResource.filled("index.html", Map.of("posts", list.toString())));
  }

  private Page post(Post post, Post next) {
    String text = text(post);
    String content =
        SiteResource.filled(
            "post.html",
            Map.of(
                "id", post.id(),
                "title", escaped(post.title()),
                "text", text,
                "next", next.path(),
                "nextTitle", escaped(next.title())));
    return page(post.title(), lead(text), content);
  }

  private Page page(String title, String description, String content) {
    return Page.html(
        SiteResource.filled(
            "layout.html",
            Map.of(
                "title",
                escaped(title),
                "description",
                escaped(description.replaceAll("<[^>]*>", "")),
                "integrity",
                integrity,
                "content",
                content)));
  }

  private static String text(Post post) {
    return SiteResource.text("posts/" + post.id() + ".html");
  }

  private static String lead(String text) {
    Matcher lead = LEAD.matcher(text);
    return lead.find() ? lead.group(1) : "";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
