/**
 * The life of one assigned topic-partition: recover, write, commit, repair. Decides by the commit
 * log alone; knows nothing of Kafka Connect.
 */
@NullMarked
package io.clicklake.connect.partition;

import org.jspecify.annotations.NullMarked;
