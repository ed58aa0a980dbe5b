/** Tests of the registry's client package. */
@NullMarked
package io.clicklake.registry.client;

import org.jspecify.annotations.NullMarked;
