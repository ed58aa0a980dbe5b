/** Tests of where schemas come from. */
@NullMarked
package io.clicklake.registry.source;

import org.jspecify.annotations.NullMarked;
