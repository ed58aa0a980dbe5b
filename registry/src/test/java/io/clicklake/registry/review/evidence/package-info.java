/**
 * What engines do with Parquet of two versions of a schema: values written as the sink writes them,
 * read back by DuckDB and by Trino, held against what the values mean. It measures; what a review
 * says of a change is decided elsewhere.
 */
@NullMarked
package io.clicklake.registry.review.evidence;

import org.jspecify.annotations.NullMarked;
