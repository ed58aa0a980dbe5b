package io.clicklake.stack.traffic;

import java.util.List;
import java.util.Random;

/** The blog that is visited: its address and its posts. */
public final class Blog {
  /** Scheme and host of every page, without a slash at the end. */
  public static final String ORIGIN = "https://blog.example";

  private static final List<Post> POSTS =
      List.of(
          new Post("collecting-clicks", "Collecting clicks from a static site", 30),
          new Post("kafka-on-one-host", "Kafka on a single host, honestly", 22),
          new Post("lambda-cold-starts", "What a cold start is made of", 18),
          new Post("parquet-for-athena", "Parquet files that Athena likes", 14),
          new Post("schema-evolution", "Changing a schema without a meeting", 12),
          new Post("exactly-once", "Exactly once, one object at a time", 9),
          new Post("terraform-notes", "Notes on a small Terraform setup", 7),
          new Post("jekyll-tracker", "A tracker for Jekyll in 80 lines", 6),
          new Post("late-events", "Where late events go", 4),
          new Post("reading-list", "What I read this spring", 3));

  private final WeightedChoice<Post> choice = new WeightedChoice<>(POSTS, Post::popularity);

  /** Every post, the most popular first. */
  public static List<Post> posts() {
    return POSTS;
  }

  Post pick(Random random) {
    return choice.pick(random);
  }
}
