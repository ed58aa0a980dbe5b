package io.clicklake.stack.question;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * How often a post was viewed, by the channel that led to the visit.
 *
 * @param path of its page, without the site
 * @param post its title; empty where no view names one
 */
public record PostViews(
    String path,
    String post,
    long views,
    long search,
    long social,
    long newsletter,
    long blogs,
    long direct) {

  static PostViews of(List<JsonNode> row) {
    return new PostViews(
        row.get(0).asText(),
        row.get(1).asText(""),
        row.get(2).longValue(),
        row.get(3).longValue(),
        row.get(4).longValue(),
        row.get(5).longValue(),
        row.get(6).longValue(),
        row.get(7).longValue());
  }
}
