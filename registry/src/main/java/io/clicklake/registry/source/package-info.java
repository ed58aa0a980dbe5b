/**
 * Where schemas come from: files and what they refer to, revisions of a git repository, subjects of
 * a registry. It hands out schemas with their names and places and judges nothing.
 */
@NullMarked
package io.clicklake.registry.source;

import org.jspecify.annotations.NullMarked;
