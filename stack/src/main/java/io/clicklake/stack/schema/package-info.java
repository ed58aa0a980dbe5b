/**
 * The {@code schema} commands: options, files and exit codes. What is done with schemas is done by
 * {@code registry}.
 */
@NullMarked
package io.clicklake.stack.schema;

import org.jspecify.annotations.NullMarked;
