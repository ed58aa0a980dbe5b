package io.clicklake.connect.partition;

import org.jspecify.annotations.Nullable;

/** A record as Kafka delivers it; {@code value} is not copied. */
public record Incoming(long offset, byte @Nullable [] value) {}
