/**
 * What is counted of requests: one log line each, which carries its metrics in CloudWatch's
 * embedded metric format. It knows how many events there were and why some were rejected, never
 * what stood in them.
 */
@NullMarked
package io.clicklake.producer.meter;

import org.jspecify.annotations.NullMarked;
