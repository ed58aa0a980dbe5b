/**
 * Which schema a file has when records of several versions arrive. Decides by schemas and versions;
 * knows nothing of bytes or files.
 */
@NullMarked
package io.clicklake.connect.evolution;

import org.jspecify.annotations.NullMarked;
