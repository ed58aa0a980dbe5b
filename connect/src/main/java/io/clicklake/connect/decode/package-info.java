/**
 * Finds the Avro value in what Connect delivers, and the schema it was written with. Knows nothing
 * of rows or files.
 */
@NullMarked
package io.clicklake.connect.decode;

import org.jspecify.annotations.NullMarked;
