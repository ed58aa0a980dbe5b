/**
 * Tables over the lake, derived from Avro schemas: Glue columns, Athena DDL, views. It writes text
 * and runs nothing.
 */
@NullMarked
package io.clicklake.registry.ddl;

import org.jspecify.annotations.NullMarked;
