@NullMarked
package io.clicklake.registry.ddl;

import org.jspecify.annotations.NullMarked;
