package io.clicklake.connect.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Well-formed UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, up to U+10FFFF. */
final class Utf8 {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  static boolean isWellFormed(byte[] bytes, int start, int length) {
    int end = start + length;
    int at = start;
    for (int last = end - Long.BYTES; at <= last; at += Long.BYTES) {
      if (((long) LONGS.get(bytes, at) & HIGH_BITS) != 0) {
        return isWellFormedFrom(bytes, at, end);
      }
    }
    return isWellFormedFrom(bytes, at, end);
  }

  private static boolean isWellFormedFrom(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      int lead = bytes[at] & 0xFF;
      if (lead < 0x80) {
        at++;
        continue;
      }
      int following = following(lead);
      if (following == 0 || end - at <= following || !secondFits(lead, bytes[at + 1] & 0xFF)) {
        return false;
      }
      for (int i = 2; i <= following; i++) {
        if ((bytes[at + i] & 0xC0) != 0x80) {
          return false;
        }
      }
      at += following + 1;
    }
    return true;
  }

  /** Bytes after a lead byte; 0 when it leads nothing. */
  private static int following(int lead) {
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    return lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  }

  private static boolean secondFits(int lead, int second) {
    int from = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int to = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= from && second <= to;
  }
}
