package io.clicklake.connect.decode;

/**
 * A record's value in Avro binary, and the schema it was written with.
 *
 * @param bytes not copied; the value is {@code length} of them from {@code start}
 */
public record AvroValue(VersionedSchema schema, byte[] bytes, int start, int length) {}
