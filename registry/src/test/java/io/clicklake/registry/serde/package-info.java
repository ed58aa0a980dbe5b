/** Tests of the registry's serde package. */
@NullMarked
package io.clicklake.registry.serde;

import org.jspecify.annotations.NullMarked;
