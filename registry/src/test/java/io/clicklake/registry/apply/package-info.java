/** Tests of the registry's apply package. */
@NullMarked
package io.clicklake.registry.apply;

import org.jspecify.annotations.NullMarked;
