package io.clicklake.producer.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clicklake.events.RejectionReason;
import java.io.IOException;

/**
 * JSON as the collector reads it: a body's structure first, bounded by the body's size alone, then
 * each event by itself, so that one beyond the limits costs its neighbours nothing.
 */
final class Json {

  /** A body's limit bounds whatever stands in it. */
  private static final JsonFactory STRUCTURE =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.MAX_BODY_BYTES)
                  .maxNumberLength(Limits.MAX_BODY_BYTES)
                  .maxNameLength(Limits.MAX_BODY_BYTES)
                  .maxStringLength(Limits.MAX_BODY_BYTES)
                  .build())
          .build();

  private static final ObjectReader VALUES =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(Limits.MAX_DEPTH)
                          .maxNumberLength(Limits.MAX_NUMBER_CHARACTERS)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .reader();

  private Json() {}

  /** Reads the structure of a whole body. */
  static JsonParser parser(String body) throws IOException {
    return STRUCTURE.createParser(body);
  }

  /**
   * One event, or what events share.
   *
   * @param what the thing's name in a message
   * @throws InvalidEventException when it nests too deep, has too long a number or a name twice
   */
  static JsonNode value(String what, String text) throws InvalidEventException {
    try {
      return VALUES.readTree(text);
    } catch (StreamConstraintsException e) {
      throw new InvalidEventException(
          RejectionReason.invalid_field,
          what
              + " nests deeper than "
              + Limits.MAX_DEPTH
              + " levels or holds a number of more than "
              + Limits.MAX_NUMBER_CHARACTERS
              + " characters: "
              + e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      throw new InvalidEventException(
          RejectionReason.malformed_json,
          what + " is not JSON with each name once: " + e.getOriginalMessage());
    }
  }
}
