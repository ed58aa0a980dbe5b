package io.clicklake.producer.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.clicklake.events.ClickEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * A query's parameters as the JSON of one event.
 *
 * <p>In a query everything is text. For a field that the contract holds as a number, a time or a
 * truth, text that is a JSON number, {@code true} or {@code false} becomes that; all else stays
 * text, so that {@code post_id=007} keeps its zeros. What is JSON after this is read, judged and,
 * where it is rejected, kept like any event: a parameter given twice is a name twice.
 */
final class QueryEvent {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private static final Set<String> NOT_TEXT =
      ClickEvent.getClassSchema().getFields().stream()
          .filter(field -> isNumberOrTruth(field.schema()))
          .map(Schema.Field::name)
          .collect(Collectors.toUnmodifiableSet());

  private QueryEvent() {}

  static String json(String query) {
    StringWriter json = new StringWriter(query.length() + 64);
    try (JsonGenerator event = JSON.createGenerator(json)) {
      event.writeStartObject();
      for (String parameter : query.split("&", -1)) {
        if (!parameter.isEmpty()) {
          write(parameter, event);
        }
      }
      event.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory could not be written", e);
    }
    return json.toString();
  }

  private static void write(String parameter, JsonGenerator event) throws IOException {
    int equals = parameter.indexOf('=');
    String name = PageAddress.decoded(equals < 0 ? parameter : parameter.substring(0, equals));
    String value = equals < 0 ? "" : PageAddress.decoded(parameter.substring(equals + 1));
    event.writeFieldName(name);
    if (NOT_TEXT.contains(FieldNames.canonical(name)) && isNumberOrTruth(value)) {
      event.writeRawValue(value);
    } else {
      event.writeString(value);
    }
  }

  private static boolean isNumberOrTruth(String text) {
    return text.equals("true") || text.equals("false") || NUMBER.matcher(text).matches();
  }

  private static boolean isNumberOrTruth(Schema schema) {
    Set<Schema.Type> types =
        EnumSet.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.DOUBLE, Schema.Type.BOOLEAN);
    return schema.isUnion()
        ? schema.getTypes().stream().anyMatch(type -> types.contains(type.getType()))
        : types.contains(schema.getType());
  }
}
