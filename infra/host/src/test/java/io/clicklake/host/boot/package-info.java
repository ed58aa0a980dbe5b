/**
 * The distribution's archive on a machine that boots: installed, rebooted, upgraded. It looks from
 * outside, at units, files and the lake, and knows none of the programs that run there.
 */
@NullMarked
package io.clicklake.host.boot;

import org.jspecify.annotations.NullMarked;
