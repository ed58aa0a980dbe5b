package io.clicklake.connect.commit;

/**
 * A partition of the lake that the log has written to and that is not marked as whole yet.
 *
 * @param endMillis its end, in milliseconds since 1970-01-01T00:00:00Z
 */
public record UnmarkedPath(String path, long endMillis) {}
