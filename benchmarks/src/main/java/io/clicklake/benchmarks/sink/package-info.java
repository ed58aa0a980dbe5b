/** {@code clicklake bench sink}: what a sink costs per record, beside the floors under it. */
@NullMarked
package io.clicklake.benchmarks.sink;

import org.jspecify.annotations.NullMarked;
