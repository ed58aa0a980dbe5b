/**
 * Events into Kafka, acknowledged: one small interface and its Kafka form. It decides nothing about
 * an event; what it cannot place it names.
 */
@NullMarked
package io.clicklake.producer.publish;

import org.jspecify.annotations.NullMarked;
