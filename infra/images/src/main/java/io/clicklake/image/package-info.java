/**
 * The training of the function's container image: real invocations of the real function, whose
 * counterparts it plays or starts, and a cache of loaded classes at the end. It is in no image that
 * is deployed.
 */
@NullMarked
package io.clicklake.image;

import org.jspecify.annotations.NullMarked;
