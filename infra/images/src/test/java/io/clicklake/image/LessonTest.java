package io.clicklake.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The training fails where a lesson is not answered with its status, so what is here is visited.
 */
class LessonTest {

  @Test
  void everyRouteIsTakenToItsEnd() throws IOException {
    List<String> taken = new ArrayList<>();
    for (Lesson lesson : Lesson.all()) {
      JsonNode event = new ObjectMapper().readTree(lesson.event());
      String query = event.path("rawQueryString").asText();
      taken.add(lesson.status() + " " + event.path("routeKey").asText() + "?" + first(query));
    }
    assertThat(taken)
        .contains(
            "202 POST /ingest?",
            "204 OPTIONS /ingest?",
            "200 GET /i.gif?event=page_view",
            "200 GET /health?",
            "200 GET /health?deep=1");
  }

  private static String first(String query) {
    return query.split("&", -1)[0];
  }
}
