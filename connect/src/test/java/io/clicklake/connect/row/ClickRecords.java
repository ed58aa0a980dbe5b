package io.clicklake.connect.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Click events of about 340 bytes as a blog's readers make them; the same ones for a seed. */
final class ClickRecords {

  static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type":"record","name":"Click","namespace":"t","fields":[
                {"name":"event_id","type":{"type":"string","logicalType":"uuid"}},
                {"name":"event","type":{"type":"enum","name":"Event","symbols":
                  ["session_start","page_view","time_on_page","scroll_event","click_event","session_end"]}},
                {"name":"event_time","type":{"type":"long","logicalType":"timestamp-millis"}},
                {"name":"session_id","type":"string"},
                {"name":"path","type":"string"},
                {"name":"referrer","type":["null","string"],"default":null},
                {"name":"utm_source","type":["null","string"],"default":null},
                {"name":"utm_medium","type":["null","string"],"default":null},
                {"name":"utm_campaign","type":["null","string"],"default":null},
                {"name":"user_agent","type":"string"},
                {"name":"properties","type":{"type":"map","values":"string"}}]}
              """);

  private static final int SESSIONS = 20_000;

  private final Random random;
  private final List<String> sessions = new ArrayList<>();
  private final List<String> agents = new ArrayList<>();
  private long time = 1_748_440_800_000L;

  ClickRecords(long seed) {
    random = new Random(seed);
    for (int i = 0; i < SESSIONS; i++) {
      sessions.add(uuid());
    }
    for (int i = 0; i < 40; i++) {
      agents.add(
          "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.%d (KHTML, like Gecko) Chrome/1%02d.0.0.0 Safari/537.36"
              .formatted(i, i));
    }
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  GenericRecord next() {
    GenericRecord click = new GenericData.Record(SCHEMA);
    Schema event = SCHEMA.getField("event").schema();
    time += random.nextInt(40);
    click.put("event_id", uuid());
    click.put(
        "event", new GenericData.EnumSymbol(event, event.getEnumSymbols().get(random.nextInt(6))));
    click.put("event_time", time);
    click.put("session_id", sessions.get(random.nextInt(SESSIONS)));
    click.put("path", "/posts/2025/" + random.nextInt(400) + "/a-post-about-something.html");
    click.put(
        "referrer",
        random.nextBoolean() ? "https://www.example.org/search?q=" + random.nextInt(2_000) : null);
    boolean campaign = random.nextInt(3) == 0;
    click.put("utm_source", campaign ? "newsletter" + random.nextInt(5) : null);
    click.put("utm_medium", campaign ? "email" : null);
    click.put("utm_campaign", campaign ? "launch-" + random.nextInt(12) : null);
    click.put("user_agent", agents.get(random.nextInt(40)));
    Map<String, String> properties = new HashMap<>();
    properties.put("theme", random.nextBoolean() ? "dark" : "light");
    properties.put("depth", Integer.toString(random.nextInt(100)));
    if (random.nextBoolean()) {
      properties.put("experiment", "variant-" + random.nextInt(4));
    }
    click.put("properties", properties);
    return click;
  }

  byte[] nextEncoded() {
    return encode(next());
  }

  static byte[] encode(GenericRecord datum) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new GenericDatumWriter<GenericRecord>(datum.getSchema()).write(datum, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
