/**
 * Avro records as Kafka carries them: the wire format, and Kafka's serializer and deserializer on
 * top of it. It never registers a schema.
 */
@NullMarked
package io.clicklake.registry.serde;

import org.jspecify.annotations.NullMarked;
