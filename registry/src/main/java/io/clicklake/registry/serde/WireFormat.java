package io.clicklake.registry.serde;

import java.nio.ByteBuffer;

/**
 * Confluent's wire format.
 *
 * <pre>
 * message = magic id record
 * magic   = %x00
 * id      = 4 bytes, big-endian, 0 to 2^31-1: the registry's id of the writer's schema
 * record  = Avro binary encoding, to the end, no container, no fingerprint
 * </pre>
 */
public final class WireFormat {

  /** Bytes before the record: magic and id. */
  public static final int HEADER_BYTES = 5;

  static final byte MAGIC = 0;

  private WireFormat() {}

  /** A message of its own: the header and a copy of the record's bytes. */
  public static byte[] frame(int schemaId, byte[] avro) {
    requireId(schemaId);
    return ByteBuffer.allocate(HEADER_BYTES + avro.length)
        .put(MAGIC)
        .putInt(schemaId)
        .put(avro)
        .array();
  }

  /**
   * The id in a message's header.
   *
   * @throws NotFramedException when the message is shorter than a header, begins with another byte
   *     or holds a negative id
   */
  public static int schemaId(byte[] framed) {
    if (framed.length < HEADER_BYTES || framed[0] != MAGIC) {
      throw new NotFramedException(
          "not a message in Confluent's wire format: "
              + describe(framed)
              + ", expected 0x00, a 4-byte schema id and Avro; was it written by a producer without"
              + " the schema registry's serializer?");
    }
    int id = ByteBuffer.wrap(framed, 1, Integer.BYTES).getInt();
    if (id < 0) {
      throw new NotFramedException(
          "not a message in Confluent's wire format: schema id "
              + id
              + " is negative ("
              + describe(framed)
              + ")");
    }
    return id;
  }

  static void requireId(int schemaId) {
    if (schemaId < 0) {
      throw new IllegalArgumentException("schema id is " + schemaId + ", not ≥ 0");
    }
  }

  private static String describe(byte[] framed) {
    return framed.length == 0
        ? "it is empty"
        : String.format("first byte 0x%02x, length %d", framed[0], framed.length);
  }
}
