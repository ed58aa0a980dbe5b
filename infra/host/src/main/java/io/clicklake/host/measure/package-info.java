/**
 * What a host says of itself every minute, in CloudWatch's embedded metric format: how far the sink
 * is behind, what it has committed, what does not run, disk and memory. It changes nothing.
 */
@NullMarked
package io.clicklake.host.measure;

import org.jspecify.annotations.NullMarked;
