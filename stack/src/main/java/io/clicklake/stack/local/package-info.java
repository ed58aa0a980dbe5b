/**
 * The local stack: which components on which ports with which settings, the order they start in,
 * and the supervision that keeps them up. It moves no events and reads no lake.
 */
@NullMarked
package io.clicklake.stack.local;

import org.jspecify.annotations.NullMarked;
