/**
 * Declared subjects brought into a registry at deploy time: what is declared and what is there make
 * a plan, and the plan is applied. It changes nothing that is registered already, and deletes
 * nothing.
 */
@NullMarked
package io.clicklake.registry.apply;

import org.jspecify.annotations.NullMarked;
