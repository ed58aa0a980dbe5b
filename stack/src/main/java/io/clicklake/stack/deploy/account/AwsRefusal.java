package io.clicklake.stack.deploy.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** A service said no, or nothing. */
final class AwsRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String SILENCE = "NoAnswer";

  private final String error;

  AwsRefusal(String error, String message, @Nullable Throwable cause) {
    super(error + ": " + message, cause);
    this.error = error;
  }

  /** Of an answer such as {@code {"__type":"ns#Error","message":"why"}}. */
  static AwsRefusal of(int status, String answer) {
    try {
      JsonNode json = new ObjectMapper().readTree(answer);
      String type = json.path("__type").asText("status " + status);
      String message = json.path("message").asText(json.path("Message").asText());
      String error = type.substring(type.lastIndexOf('#') + 1);
      return new AwsRefusal(
          status >= 500 ? "status " + status + " " + error : error, message, null);
    } catch (JsonProcessingException e) {
      return new AwsRefusal("status " + status, answer, e);
    }
  }

  static AwsRefusal silence(Exception cause) {
    return new AwsRefusal(SILENCE, String.valueOf(cause.getMessage()), cause);
  }

  boolean is(String name) {
    return error.equals(name);
  }

  /** Whether the same may succeed a little later. */
  boolean passing() {
    return is(SILENCE) || error.startsWith("status 5") || error.startsWith("Throttling");
  }
}
