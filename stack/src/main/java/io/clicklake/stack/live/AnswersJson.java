package io.clicklake.stack.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.clicklake.stack.question.PostViews;
import io.clicklake.stack.question.RejectionCount;
import io.clicklake.stack.question.VisitorEvent;
import java.util.List;

/** The lake's answers as JSON, in the form that {@link Picture} describes. */
final class AnswersJson {

  private AnswersJson() {}

  static ArrayNode posts(List<PostViews> posts) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (PostViews post : posts) {
      json.addObject()
          .put("path", post.path())
          .put("post", post.post())
          .put("views", post.views())
          .put("search", post.search())
          .put("social", post.social())
          .put("newsletter", post.newsletter())
          .put("blogs", post.blogs())
          .put("direct", post.direct());
    }
    return json;
  }

  static ArrayNode rejections(List<RejectionCount> rejections) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (RejectionCount rejection : rejections) {
      json.addObject()
          .put("reason", rejection.reason())
          .put("events", rejection.events())
          .put("example", rejection.example());
    }
    return json;
  }

  static ArrayNode visitors(List<VisitorEvent> events) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (VisitorEvent event : events) {
      json.addObject()
          .put("id", event.id())
          .put("type", event.type())
          .put("session", event.session())
          .put("receivedAt", event.receivedAt().toEpochMilli())
          .put("page", event.page())
          .put("detail", event.detail())
          .put("onItsWayMillis", event.onItsWay().toMillis());
    }
    return json;
  }
}
