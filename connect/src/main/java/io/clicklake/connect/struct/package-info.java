/**
 * Connect's Struct values as Avro bytes: the Avro schema of a Connect schema, an encoder compiled
 * for it, and the schemas kept in the lake. Knows nothing of rows or files.
 */
@NullMarked
package io.clicklake.connect.struct;

import org.jspecify.annotations.NullMarked;
