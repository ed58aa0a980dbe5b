/** {@code clicklake bench}: its entry and its subcommands' list. */
@NullMarked
package io.clicklake.benchmarks;

import org.jspecify.annotations.NullMarked;
