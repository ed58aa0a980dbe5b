/**
 * A contiguous range of offsets on its way to a commit, and when it is closed. Decides, does not
 * commit.
 */
@NullMarked
package io.clicklake.connect.batch;

import org.jspecify.annotations.NullMarked;
