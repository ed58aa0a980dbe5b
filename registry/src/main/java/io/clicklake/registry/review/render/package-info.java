/**
 * Reviews as people and programs read them: text, Markdown, JSON, SARIF, HTML. Each format is pure;
 * where a report goes is not its business.
 */
@NullMarked
package io.clicklake.registry.review.render;

import org.jspecify.annotations.NullMarked;
