package io.clicklake.producer.collect;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Inflates gzip (RFC 1952) up to a limit.
 *
 * <pre>
 * gzip   = 1*member
 * member = header deflated crc32 length
 * header = 1F 8B 08 flags 6*6any [ length bytes ] [ name 00 ] [ comment 00 ] [ crc16 ]
 * </pre>
 *
 * <p>The JDK's own stream calls itself for each member, so that some thousand empty ones end the
 * thread's stack, and takes no notice of what stands behind the last one. Here members cost nothing
 * but time, and every byte belongs to one.
 */
final class Gunzip {

  private static final int HEADER_BYTES = 10;
  private static final int TRAILER_BYTES = 8;
  private static final int MAGIC = 0x8B1F;
  private static final int DEFLATE = 8;
  private static final int CHUNK_BYTES = 8192;

  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;

  private final ByteBuffer in;
  private final int maxBytes;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final byte[] chunk = new byte[CHUNK_BYTES];

  private Gunzip(byte[] gzip, int maxBytes) {
    this.in = ByteBuffer.wrap(gzip).order(ByteOrder.LITTLE_ENDIAN);
    this.maxBytes = maxBytes;
  }

  /**
   * The first bytes of what a gzip holds, all of them where they are no more than the limit. What
   * stands behind the limit is not looked at.
   *
   * @throws ZipException when it is no gzip, is cut off, or its sums do not fit
   */
  static byte[] first(int maxBytes, byte[] gzip) throws ZipException {
    return new Gunzip(gzip, maxBytes).inflated();
  }

  private byte[] inflated() throws ZipException {
    Inflater inflater = new Inflater(true);
    try {
      do {
        readHeader();
        readMember(inflater);
        inflater.reset();
      } while (in.hasRemaining() && out.size() < maxBytes);
      return out.toByteArray();
    } finally {
      inflater.end();
    }
  }

  private void readHeader() throws ZipException {
    int start = in.position();
    require(HEADER_BYTES);
    if ((in.getShort() & 0xFFFF) != MAGIC || in.get() != DEFLATE) {
      throw new ZipException("no gzip member at byte " + start);
    }
    int flags = in.get();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("member at byte " + start + " has flags that mean nothing");
    }
    skip(6);
    if ((flags & EXTRA) != 0) {
      require(2);
      skip(in.getShort() & 0xFFFF);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
  }

  private void readMember(Inflater inflater) throws ZipException {
    CRC32 sum = new CRC32();
    inflater.setInput(in);
    while (out.size() < maxBytes) {
      int inflated = inflate(inflater);
      sum.update(chunk, 0, inflated);
      out.write(chunk, 0, inflated);
      if (inflater.finished()) {
        readTrailer((int) sum.getValue(), (int) inflater.getBytesWritten());
        return;
      }
      if (inflated == 0) {
        throw inflater.needsDictionary()
            ? new ZipException("it wants a dictionary, which gzip has not")
            : cutOff();
      }
    }
  }

  private int inflate(Inflater inflater) throws ZipException {
    try {
      return inflater.inflate(chunk, 0, Math.min(chunk.length, maxBytes - out.size()));
    } catch (DataFormatException e) {
      throw new ZipException(String.valueOf(e.getMessage()));
    }
  }

  private void readTrailer(int sum, int length) throws ZipException {
    require(TRAILER_BYTES);
    if (in.getInt() != sum || in.getInt() != length) {
      throw new ZipException("its sums do not fit its content");
    }
  }

  private void skipText() throws ZipException {
    do {
      require(1);
    } while (in.get() != 0);
  }

  private void skip(int bytes) throws ZipException {
    require(bytes);
    in.position(in.position() + bytes);
  }

  private void require(int bytes) throws ZipException {
    if (in.remaining() < bytes) {
      throw cutOff();
    }
  }

  private static ZipException cutOff() {
    return new ZipException("it is cut off");
  }
}
