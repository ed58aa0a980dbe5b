/**
 * Checks a lake against its commit logs: every offset accounted for, every file there with its
 * rows, nothing else there. Reads only, repairs nothing, asks Kafka nothing.
 */
@NullMarked
package io.clicklake.connect.audit;

import org.jspecify.annotations.NullMarked;
