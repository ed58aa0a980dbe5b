/**
 * Released schemas brought into a registry at deploy time. It decides no compatibility and changes
 * nothing that is registered already.
 */
@NullMarked
package io.clicklake.registry.apply;

import org.jspecify.annotations.NullMarked;
