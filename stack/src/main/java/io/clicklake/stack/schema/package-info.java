/**
 * The {@code schema} commands: arguments, files, exit codes. What they do is decided in {@code
 * registry}.
 */
@NullMarked
package io.clicklake.stack.schema;

import org.jspecify.annotations.NullMarked;
