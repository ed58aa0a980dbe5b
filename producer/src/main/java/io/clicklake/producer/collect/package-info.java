/**
 * What a request holds: body decoding, parsing, validation, and the making of {@code ClickEvent}s
 * and rejections. Pure: it knows no AWS and no Kafka, and bad data is a value here, never an
 * exception.
 */
@NullMarked
package io.clicklake.producer.collect;

import org.jspecify.annotations.NullMarked;
