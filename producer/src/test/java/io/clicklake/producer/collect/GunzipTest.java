package io.clicklake.producer.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GunzipTest {

  private static final byte[] HELLO = Requests.gzip("hello");

  @Property(tries = 300)
  void itReadsWhatTheJdkReads(@ForAll @Size(min = 1, max = 5) List<String> members)
      throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    for (String member : members) {
      gzip.write(Requests.gzip(member));
    }
    try (var jdk = new GZIPInputStream(new ByteArrayInputStream(gzip.toByteArray()))) {
      assertThat(Gunzip.first(1 << 20, gzip.toByteArray())).isEqualTo(jdk.readAllBytes());
    }
  }

  /** An error or the truth: never another text, never another exception. */
  @Property(tries = 1000)
  void aChangedByteIsAnErrorOrMakesNoDifference(
      @ForAll @IntRange(min = 0, max = 24) int at, @ForAll byte value) {
    byte[] changed = HELLO.clone();
    changed[at % changed.length] = value;
    try {
      assertThat(Gunzip.first(1 << 20, changed)).asString().isEqualTo("hello");
    } catch (ZipException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Property(tries = 500)
  void anyBytesAtAllAreInflatedOrAnError(@ForAll byte[] bytes) {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    gzip.writeBytes(Arrays.copyOf(HELLO, 10));
    gzip.writeBytes(bytes);
    try {
      assertThat(Gunzip.first(100, gzip.toByteArray())).hasSizeLessThanOrEqualTo(100);
    } catch (ZipException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Test
  void everyPrefixIsCutOff() {
    for (int length = 0; length < HELLO.length; length++) {
      byte[] prefix = Arrays.copyOf(HELLO, length);
      assertThatExceptionOfType(ZipException.class)
          .isThrownBy(() -> Gunzip.first(100, prefix))
          .withMessage("it is cut off");
    }
  }

  @Test
  void whatStandsBehindTheLastMemberIsAnErrorAndSoNothingIsLost() {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    gzip.writeBytes(HELLO);
    gzip.writeBytes("{\"event\":\"more\"}".getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(ZipException.class)
        .isThrownBy(() -> Gunzip.first(100, gzip.toByteArray()))
        .withMessage("no gzip member at byte " + HELLO.length);
  }

  @Test
  void tensOfThousandsOfEmptyMembersAreEmpty() throws ZipException {
    byte[] empty = Requests.gzip("");
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    for (int member = 0; member < 50_000; member++) {
      gzip.writeBytes(empty);
    }
    assertThat(Gunzip.first(100, gzip.toByteArray())).isEmpty();
  }

  @Test
  void inflationStopsAtTheLimit() throws ZipException {
    byte[] bomb = Requests.gzip("x".repeat(20_000_000));
    assertThat(Gunzip.first(1000, bomb)).hasSize(1000).containsOnly('x');
  }

  @Test
  void aMemberOfExactlyTheLimitIsReadToItsEnd() {
    byte[] wrong = Requests.gzip("x".repeat(999));
    wrong[wrong.length - 1] ^= 1;
    assertThatExceptionOfType(ZipException.class)
        .isThrownBy(() -> Gunzip.first(1000, wrong))
        .withMessage("its sums do not fit its content");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 2 + 4 + 8 + 16, 1 + 2 + 4 + 8 + 16})
  void everyOptionalFieldOfAHeaderIsSkipped(int flags) throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    gzip.write(HELLO, 0, 3);
    gzip.write(flags);
    gzip.write(HELLO, 4, 6);
    if ((flags & 4) != 0) {
      gzip.writeBytes(new byte[] {3, 0, 'a', 0, 'b'});
    }
    if ((flags & 8) != 0) {
      gzip.writeBytes("name\0".getBytes(StandardCharsets.US_ASCII));
    }
    if ((flags & 16) != 0) {
      gzip.writeBytes("comment\0".getBytes(StandardCharsets.US_ASCII));
    }
    if ((flags & 2) != 0) {
      CRC32 header = new CRC32();
      header.update(gzip.toByteArray());
      gzip.write((int) header.getValue() & 0xFF);
      gzip.write((int) (header.getValue() >> 8) & 0xFF);
    }
    gzip.write(HELLO, 10, HELLO.length - 10);

    try (var jdk = new GZIPInputStream(new ByteArrayInputStream(gzip.toByteArray()))) {
      assertThat(jdk.readAllBytes()).asString().isEqualTo("hello");
    }
    assertThat(Gunzip.first(100, gzip.toByteArray())).asString().isEqualTo("hello");
  }
}
