package io.clicklake.registry.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.Schema;

/**
 * A schema as it is registered: {@code Schema.toString()} without what code generation adds.
 *
 * <p>Generated classes carry {@code avro.java.string} on every string. It says how Java holds the
 * text, nothing about the data, and would make a version of its own in the registry. Two forms are
 * equal exactly when their texts are, so documentation and aliases count, unlike in {@link
 * Schema#equals}.
 */
public final class RegisteredForm {

  private static final String CODEGEN_PROPERTY = "avro.java.string";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Schema schema;
  private final String text;

  private RegisteredForm(Schema schema, String text) {
    this.schema = schema;
    this.text = text;
  }

  /** The registered form of a schema, be it generated, parsed or built. */
  public static RegisteredForm of(Schema schema) {
    String text = schema.toString();
    if (!text.contains(CODEGEN_PROPERTY)) {
      return new RegisteredForm(schema, text);
    }
    try {
      JsonNode tree = JSON.readTree(text);
      withoutCodegen(tree);
      Schema plain = parse(tree.toString());
      return new RegisteredForm(plain, plain.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro wrote a schema that is not JSON: " + text, e);
    }
  }

  /** The schema that a registry's text describes; defaults of older writers are not judged. */
  static Schema parse(String text) {
    return new Schema.Parser().setValidateDefaults(false).parse(text);
  }

  /** The schema without codegen's properties. */
  public Schema schema() {
    return schema;
  }

  /** The text that goes to the registry. */
  public String text() {
    return text;
  }

  /** SHA-256 of the text, in hexadecimal: equal exactly for equal forms. */
  public String fingerprint() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Walks schema positions only: a default value may hold the property's name as data. */
  private static void withoutCodegen(JsonNode position) {
    if (position.isArray()) {
      position.forEach(RegisteredForm::withoutCodegen);
    } else if (position instanceof ObjectNode schema) {
      schema.remove(CODEGEN_PROPERTY);
      withoutCodegen(schema.path("type"));
      withoutCodegen(schema.path("items"));
      withoutCodegen(schema.path("values"));
      schema.path("fields").forEach(field -> withoutCodegen(field.path("type")));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegisteredForm that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
