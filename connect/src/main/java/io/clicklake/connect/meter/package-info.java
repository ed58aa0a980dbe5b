/**
 * What a task has done and holds, for those who watch it from outside. Measures; decides nothing.
 */
@NullMarked
package io.clicklake.connect.meter;

import org.jspecify.annotations.NullMarked;
