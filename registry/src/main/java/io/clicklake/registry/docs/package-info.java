/**
 * A data dictionary made of what a schema says of itself: Markdown, or one page of HTML. It adds no
 * words to the schema's docs, but names the columns that have none.
 */
@NullMarked
package io.clicklake.registry.docs;

import org.jspecify.annotations.NullMarked;
