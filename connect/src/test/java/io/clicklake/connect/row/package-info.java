@NullMarked
package io.clicklake.connect.row;

import org.jspecify.annotations.NullMarked;
