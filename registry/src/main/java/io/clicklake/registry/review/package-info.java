/**
 * What a change of an Avro schema does: to Avro readers, to SQL over the lake, to the sink, to
 * generated classes. It reads two schemas and touches nothing; where they come from and how a
 * review is shown is not its business.
 */
@NullMarked
package io.clicklake.registry.review;

import org.jspecify.annotations.NullMarked;
