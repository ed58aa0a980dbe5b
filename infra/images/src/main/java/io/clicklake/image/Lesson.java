package io.clicklake.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An event of the gateway, and the status that the function has to answer it with.
 *
 * <p>They stand in {@code lessons.json}, the ways a request can take: what no lesson goes through
 * is loaded from its jar when it is needed first.
 */
record Lesson(String name, byte[] event, int status) {

  private static final JsonMapper JSON = new JsonMapper();

  static List<Lesson> all() throws IOException {
    try (InputStream in = Lesson.class.getResourceAsStream("lessons.json")) {
      List<Lesson> lessons = new ArrayList<>();
      for (JsonNode lesson : JSON.readTree(in)) {
        lessons.add(
            new Lesson(
                lesson.required("name").textValue(),
                JSON.writeValueAsBytes(lesson.required("event")),
                lesson.required("status").intValue()));
      }
      return lessons;
    }
  }

  /** Throws unless the function's answer has the right status. */
  void check(byte[] answer) throws IOException {
    if (JSON.readTree(answer).path("statusCode").intValue() != status) {
      throw new TrainingFailedException(
          "the function answers the lesson '"
              + name
              + "' with "
              + new String(answer, StandardCharsets.UTF_8)
              + ", expected status "
              + status);
    }
  }
}
