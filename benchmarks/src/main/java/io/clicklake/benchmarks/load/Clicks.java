package io.clicklake.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Invented clicks as Avro, each known by its number: the same seed and number make the same bytes.
 *
 * <p>The shape is that of the measurements of other sinks this one is compared with: a random id, a
 * kind out of 6, 20,000 sessions, 2,000 paths, a referrer in half of them, campaign fields in a
 * third, 40 browsers, two or three properties; about 340 bytes. Used by one thread.
 */
public final class Clicks {

  /** The schema of every click. */
  public static final Schema SCHEMA = schema();

  private static final int SESSIONS = 20_000;
  private static final int PATHS = 2_000;
  private static final int BROWSERS = 40;
  private static final List<String> SITES =
      List.of("www.google.com/search", "news.ycombinator.com/item", "t.co/kQ3", "duckduckgo.com");
  private static final List<String> SOURCES = List.of("newsletter", "google", "mastodon", "reddit");
  private static final List<String> MEDIA = List.of("email", "cpc", "social");
  private static final List<String> THEMES = List.of("dark", "light", "system");

  private final long seed;
  private final Timeline timeline;
  private final List<String> sessions = new ArrayList<>(SESSIONS);
  private final List<String> browsers = new ArrayList<>(BROWSERS);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private @Nullable BinaryEncoder encoder;

  public Clicks(long seed, Timeline timeline) {
    this.seed = seed;
    this.timeline = timeline;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < SESSIONS; i++) {
      sessions.add(new UUID(random.nextLong(), random.nextLong()).toString());
    }
    for (int i = 0; i < BROWSERS; i++) {
      browsers.add(
          "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
              + (100 + i)
              + ".0.0.0 Mobile Safari/537.36");
    }
  }

  /** How many there are. */
  public long events() {
    return timeline.events();
  }

  /**
   * The click with this number, from 0, as Avro.
   *
   * @throws IllegalArgumentException for a number that is none of them
   */
  public byte[] avro(long number) {
    if (number < 0 || number >= timeline.events()) {
      throw new IllegalArgumentException(
          "there is no click " + number + ", they go from 0 to " + (timeline.events() - 1));
    }
    bytes.reset();
    try {
      encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
      write(encoder, number, new SplittableRandom(seed * 31 + number));
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void write(BinaryEncoder to, long number, SplittableRandom random) throws IOException {
    to.writeString(new UUID(random.nextLong(), (seed << 32) ^ number).toString());
    to.writeEnum(random.nextInt(6));
    to.writeLong(timeline.of(number).toEpochMilli());
    to.writeString(sessions.get(random.nextInt(SESSIONS)));
    int path = random.nextInt(PATHS);
    to.writeString(
        "/articles/2025/05/" + path % 28 + "/notes-on-lakes-and-streams-" + path + ".html");
    writeOptional(to, random.nextBoolean(), "https://" + any(SITES, random) + "?id=" + path);
    boolean campaign = random.nextInt(3) == 0;
    writeOptional(to, campaign, any(SOURCES, random));
    writeOptional(to, campaign, any(MEDIA, random));
    writeOptional(to, campaign, "spring-" + random.nextInt(12));
    to.writeString(browsers.get(random.nextInt(BROWSERS)));
    writeProperties(to, random);
  }

  private static void writeProperties(BinaryEncoder to, SplittableRandom random)
      throws IOException {
    boolean themed = random.nextBoolean();
    to.writeMapStart();
    to.setItemCount(themed ? 3 : 2);
    to.startItem();
    to.writeString("viewport");
    to.writeString((320 + random.nextInt(20) * 80) + "x" + (480 + random.nextInt(10) * 60));
    to.startItem();
    to.writeString("experiment");
    to.writeString("reading-list-variant-" + random.nextInt(8));
    if (themed) {
      to.startItem();
      to.writeString("theme");
      to.writeString(any(THEMES, random));
    }
    to.writeMapEnd();
  }

  private static void writeOptional(BinaryEncoder to, boolean present, String text)
      throws IOException {
    to.writeIndex(present ? 1 : 0);
    if (present) {
      to.writeString(text);
    } else {
      to.writeNull();
    }
  }

  private static String any(List<String> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }

  private static Schema schema() {
    try (InputStream in = Clicks.class.getResourceAsStream("Click.avsc")) {
      if (in == null) {
        throw new IllegalStateException("resource Click.avsc is missing beside Clicks");
      }
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource Click.avsc", e);
    }
  }
}
