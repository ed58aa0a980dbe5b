/**
 * Makes the browser scripts of {@code src/main/js}: checks their types, compiles them, holds the
 * tracker to its size. It runs in this module's build only and is in no jar.
 */
@NullMarked
package io.clicklake.tracker.build;

import org.jspecify.annotations.NullMarked;
