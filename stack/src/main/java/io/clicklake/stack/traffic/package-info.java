/**
 * Blog traffic made from a seed, and its way through HTTP to the ingest endpoint. It knows the
 * public contract of an event and of the endpoint, and nothing of what stands behind it.
 */
@NullMarked
package io.clicklake.stack.traffic;

import org.jspecify.annotations.NullMarked;
