/** From the bytes of a Kafka record to an Avro record of the batch's schema, and its time. */
@NullMarked
package io.clicklake.connect.decode;

import org.jspecify.annotations.NullMarked;
