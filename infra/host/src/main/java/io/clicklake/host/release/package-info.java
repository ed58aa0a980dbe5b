/**
 * The layout of a distribution made into a release: its bill of materials, its sums, its archive.
 * It runs in the build, knows files and jars, and nothing of what they do.
 */
@NullMarked
package io.clicklake.host.release;

import org.jspecify.annotations.NullMarked;
