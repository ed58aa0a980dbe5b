package io.clicklake.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract keeps its promises: documented, defaulted, frozen, backward compatible. */
class ContractTest {

  record Contract(String subject, Schema current, List<String> required) {
    @Override
    public String toString() {
      return subject;
    }
  }

  static Stream<Contract> contracts() {
    return Stream.of(
        new Contract(
            "clickstream-value",
            ClickEvent.getClassSchema(),
            List.of("event_id", "event_time", "received_at")),
        new Contract(
            "clickstream.rejected-value",
            RejectedEvent.getClassSchema(),
            List.of("message", "payload", "received_at")));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyFieldSaysWhatItMeans(Contract contract) {
    assertThat(contract.current().getDoc()).isNotBlank();
    assertThat(contract.current().getFields())
        .allSatisfy(field -> assertThat(field.doc()).as(field.name()).hasSizeGreaterThan(10));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyFieldButTheRequiredOnesHasADefaultThatDecodes(Contract contract) throws IOException {
    var withoutDefault =
        contract.current().getFields().stream()
            .filter(field -> !field.hasDefaultValue())
            .map(Schema.Field::name);
    assertThat(withoutDefault).containsExactlyElementsOf(contract.required());

    Schema empty = SchemaBuilder.record(contract.current().getFullName()).fields().endRecord();
    for (Schema.Field field : contract.current().getFields()) {
      if (!field.hasDefaultValue()) {
        continue;
      }
      Schema one =
          Schema.createRecord(
              contract.current().getFullName(),
              null,
              null,
              false,
              List.of(new Schema.Field(field, field.schema())));
      var read =
          new GenericDatumReader<GenericRecord>(empty, one)
              .read(null, DecoderFactory.get().binaryDecoder(new byte[0], null));
      assertThat(GenericData.get().validate(field.schema(), read.get(field.name())))
          .as("default of %s decodes to a valid %s", field.name(), field.schema())
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void theNewestReleasedVersionIsTheCurrentSchema(Contract contract) throws IOException {
    assertThat(released(contract.subject()).get(released(contract.subject()).size() - 1).toString())
        .as(
            "the schema of %s differs from its newest frozen version; freeze it as the next number",
            contract.subject())
        .isEqualTo(asReleased(contract.current()).toString());
  }

  /** What is registered somewhere cannot be taken back: a released file never changes. */
  @ParameterizedTest
  @CsvSource({
    "clickstream-value, 1, d46938bdec44368b8e2a6eb119743d7b4129949fcab41f2bfe10d739024268e0",
    "clickstream.rejected-value, 1, c6c4db32b643941130ec9625579c08fa706a268a7406d3d0fa10f685220cc7bd",
    "clickstream.rejected-value, 2, 1649b5d8c26cf5ef00898d68ccd07b6bb9e1d04a9bc89de012586b26043cb2a2",
  })
  void aReleasedVersionIsNeverEdited(String subject, int version, String sha256) throws Exception {
    try (InputStream in = ContractTest.class.getResourceAsStream(path(subject, version))) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      assertThat(HexFormat.of().formatHex(digest))
          .as("%s version %d was edited; freeze a new version instead", subject, version)
          .isEqualTo(sha256);
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyReleasedVersionHasItsDigestHere(Contract contract) throws Exception {
    String[] rows =
        ContractTest.class
            .getDeclaredMethod(
                "aReleasedVersionIsNeverEdited", String.class, int.class, String.class)
            .getAnnotation(CsvSource.class)
            .value();
    assertThat(rows)
        .filteredOn(row -> row.startsWith(contract.subject() + ","))
        .hasSameSizeAs(released(contract.subject()));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyReleasedVersionReadsAllThatCameBefore(Contract contract) throws IOException {
    List<Schema> versions = released(contract.subject());
    for (int reader = 0; reader < versions.size(); reader++) {
      for (int writer = 0; writer <= reader; writer++) {
        var verdict =
            SchemaCompatibility.checkReaderWriterCompatibility(
                versions.get(reader), versions.get(writer));
        assertThat(verdict.getType())
            .as("version %d reads version %d", reader + 1, writer + 1)
            .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void fieldsAfterTheRequiredOnesAreFlatForSql(Contract contract) {
    assertThat(contract.current().getFields())
        .allSatisfy(
            field -> {
              Schema type = field.schema();
              if (type.getType() == Schema.Type.UNION) {
                assertThat(type.getTypes()).as(field.name()).hasSize(2);
                assertThat(type.getTypes().get(0).getType()).isEqualTo(Schema.Type.NULL);
                type = type.getTypes().get(1);
              }
              assertThat(type.getType())
                  .as(field.name())
                  .isNotIn(Schema.Type.RECORD, Schema.Type.ARRAY, Schema.Type.UNION);
            });
  }

  @Test
  void generatedClassesSpeakInInstantsAndUuids() throws IOException {
    var id = UUID.fromString("0197a6c8-0000-7000-8000-000000000001");
    var at = Instant.parse("2026-03-01T14:59:59.999Z");
    var event =
        ClickEvent.newBuilder()
            .setEventId(id)
            .setEventTime(at)
            .setReceivedAt(at.plusMillis(1))
            .setDeviceTime(at.minusSeconds(1))
            .setProperties(Map.of("k", "v"))
            .build();

    var bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<ClickEvent>(ClickEvent.getClassSchema(), event.getSpecificData())
        .write(event, encoder);
    encoder.flush();
    assertThatCode(
            () -> {
              var raw =
                  new GenericDatumReader<GenericRecord>(ClickEvent.getClassSchema())
                      .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
              assertThat(raw.get("event_id")).hasToString(id.toString());
              assertThat(raw.get("event_time")).isEqualTo(at.toEpochMilli());
              assertThat(raw.get("event_type")).hasToString("unknown");
            })
        .doesNotThrowAnyException();
  }

  /** Codegen adds {@code avro.java.string} to its schema; the released one is free of it. */
  private static Schema asReleased(Schema generated) {
    return new Schema.Parser()
        .parse(
            generated
                .toString()
                .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"")
                .replace(",\"avro.java.string\":\"String\"", ""));
  }

  private static String path(String subject, int version) {
    return "/released/" + subject + "/" + version + ".avsc";
  }

  private static List<Schema> released(String subject) throws IOException {
    List<Schema> versions = new ArrayList<>();
    while (true) {
      String path = path(subject, versions.size() + 1);
      try (InputStream in = ContractTest.class.getResourceAsStream(path)) {
        if (in == null) {
          return versions;
        }
        versions.add(new Schema.Parser().parse(in));
      }
    }
  }
}
