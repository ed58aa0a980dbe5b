/**
 * The secrets of a pipeline: made once by the first host that misses them, read by the others.
 * Where they are kept is the business of {@link io.clicklake.host.secret.Secrets}; what they are
 * good for is not known here.
 */
@NullMarked
package io.clicklake.host.secret;

import org.jspecify.annotations.NullMarked;
