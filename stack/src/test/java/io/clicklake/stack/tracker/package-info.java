/**
 * The tracker in a real browser against the real stack: what pages did is held against the rows in
 * the lake. What the tracker does inside the page is tested in its own module.
 */
@NullMarked
package io.clicklake.stack.tracker;

import org.jspecify.annotations.NullMarked;
