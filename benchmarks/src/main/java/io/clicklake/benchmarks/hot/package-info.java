/** The hot loop by itself, under JMH: framed bytes in, Parquet bytes out, no Kafka, no S3. */
@NullMarked
package io.clicklake.benchmarks.hot;

import org.jspecify.annotations.NullMarked;
