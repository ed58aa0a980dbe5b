/**
 * The local lake read back: SQL over its Parquet files by DuckDB, and the sink's commit records. It
 * reads what lies on disk, with or without a running stack, and writes nothing.
 */
@NullMarked
package io.clicklake.stack.lake;

import org.jspecify.annotations.NullMarked;
