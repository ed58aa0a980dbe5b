/**
 * What a broker holds for the pipeline: its topics, its users and what each of them may do, brought
 * there by an administrator, again and again with the same end. It knows no event and no schema.
 */
@NullMarked
package io.clicklake.host.kafka;

import org.jspecify.annotations.NullMarked;
