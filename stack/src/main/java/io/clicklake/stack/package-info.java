/**
 * The {@code clicklake} command: its entry and its subcommands' list. What a subcommand does stands
 * in the packages below.
 */
@NullMarked
package io.clicklake.stack;

import org.jspecify.annotations.NullMarked;
