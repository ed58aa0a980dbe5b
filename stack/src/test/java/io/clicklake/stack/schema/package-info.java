/** Tests of the schema commands. */
@NullMarked
package io.clicklake.stack.schema;

import org.jspecify.annotations.NullMarked;
