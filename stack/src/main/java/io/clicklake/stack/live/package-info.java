/**
 * The pipeline at this moment, for people who look at it: what the endpoint accepts by the second,
 * where Kafka ends and the lake stands, what the lake answers. It looks only while somebody asks,
 * for all who ask together, and changes nothing of what it looks at.
 */
@NullMarked
package io.clicklake.stack.live;

import org.jspecify.annotations.NullMarked;
