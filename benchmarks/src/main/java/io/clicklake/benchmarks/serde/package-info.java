/**
 * A record to a message and back, under JMH: this project's serializer and deserializer beside
 * Confluent's. No Kafka, no registry server.
 */
@NullMarked
package io.clicklake.benchmarks.serde;

import org.jspecify.annotations.NullMarked;
