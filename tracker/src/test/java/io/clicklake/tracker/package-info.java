/** The built script in a real browser, against a collector that records what it is sent. */
@NullMarked
package io.clicklake.tracker;

import org.jspecify.annotations.NullMarked;
