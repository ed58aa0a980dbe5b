/** What the tests of several packages share. */
@NullMarked
package io.clicklake.registry;

import org.jspecify.annotations.NullMarked;
