package io.clicklake.stack.traffic;

/**
 * A post of the blog.
 *
 * @param popularity how often it is read, relative to the other posts
 */
public record Post(String id, String title, int popularity) {

  public Post {
    if (popularity < 1) {
      throw new IllegalArgumentException(
          "popularity of post " + id + " is " + popularity + ", expected at least 1");
    }
  }

  /** Path of its page on the blog. */
  public String path() {
    return "/posts/" + id + "/";
  }
}
