package io.clicklake.registry.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class WireFormatTest {

  private static byte[] hex(String bytes) {
    return HexFormat.ofDelimiter(" ").parseHex(bytes);
  }

  @Test
  void aMessageIsZeroThenTheIdBigEndianThenTheRecord() {
    assertThat(WireFormat.frame(0x01020304, hex("0a 0b"))).isEqualTo(hex("00 01 02 03 04 0a 0b"));
  }

  @Test
  void anEmptyRecordStillHasItsHeader() {
    assertThat(WireFormat.frame(7, new byte[0])).isEqualTo(hex("00 00 00 00 07"));
    assertThat(WireFormat.schemaId(hex("00 00 00 00 07"))).isEqualTo(7);
  }

  @Test
  void otherBytesAreRefusedWithFirstByteAndLength() {
    assertThatThrownBy(() -> WireFormat.schemaId(hex("7b 22 61 22 3a 31 7d")))
        .isInstanceOf(NotFramedException.class)
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("first byte 0x7b, length 7")
        .hasMessageContaining("expected 0x00");
  }

  @Test
  void bytesShorterThanAHeaderAreRefused() {
    assertThatThrownBy(() -> WireFormat.schemaId(hex("00 00 00 01")))
        .isInstanceOf(NotFramedException.class)
        .hasMessageContaining("first byte 0x00, length 4");
    assertThatThrownBy(() -> WireFormat.schemaId(new byte[0]))
        .isInstanceOf(NotFramedException.class)
        .hasMessageContaining("it is empty");
  }

  @Test
  void negativeIdsAreRefusedOnBothWays() {
    assertThatThrownBy(() -> WireFormat.schemaId(hex("00 ff ff ff ff 00")))
        .isInstanceOf(NotFramedException.class)
        .hasMessageContaining("schema id -1 is negative");
    assertThatThrownBy(() -> WireFormat.frame(-1, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Property
  void whatIsFramedIsFoundAgain(
      @ForAll @IntRange(max = Integer.MAX_VALUE) int id, @ForAll byte[] record) {
    byte[] framed = WireFormat.frame(id, record);

    assertThat(WireFormat.schemaId(framed)).isEqualTo(id);
    assertThat(Arrays.copyOfRange(framed, WireFormat.HEADER_BYTES, framed.length))
        .isEqualTo(record);
  }
}
