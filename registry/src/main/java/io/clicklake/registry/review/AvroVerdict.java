package io.clicklake.registry.review;

/**
 * Avro's own verdict on two schemas.
 *
 * @param backward whether readers with the new schema can read data of the old one
 * @param forward whether readers with the old schema can read data of the new one
 */
public record AvroVerdict(boolean backward, boolean forward) {

  /** Both directions can be read. */
  public static final AvroVerdict FULL = new AvroVerdict(true, true);

  /** Whether both directions can be read. */
  public boolean full() {
    return backward && forward;
  }
}
