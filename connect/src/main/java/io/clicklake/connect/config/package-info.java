/**
 * The connector's configuration: its keys in groups, what each means and may be, how keys of
 * Confluent's S3 sink are taken, and the values that come of them. Knows nothing of tasks.
 */
@NullMarked
package io.clicklake.connect.config;

import org.jspecify.annotations.NullMarked;
