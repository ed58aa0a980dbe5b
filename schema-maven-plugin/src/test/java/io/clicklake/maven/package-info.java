@NullMarked
package io.clicklake.maven;

import org.jspecify.annotations.NullMarked;
