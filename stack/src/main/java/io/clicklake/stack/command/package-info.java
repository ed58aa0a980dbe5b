/**
 * The subcommands that start, show and end the local stack and ask its lake, one class each; they
 * translate options and print, the stack itself decides.
 */
@NullMarked
package io.clicklake.stack.command;

import org.jspecify.annotations.NullMarked;
