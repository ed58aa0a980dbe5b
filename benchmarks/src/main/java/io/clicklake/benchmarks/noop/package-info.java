/**
 * The floor under every sink: a connector that drops what it is given. Its classes are laid out as
 * a plugin of their own and know nothing but Connect.
 */
@NullMarked
package io.clicklake.benchmarks.noop;

import org.jspecify.annotations.NullMarked;
