/**
 * The review as a goal of Maven. It translates: what is reviewed and how is decided in {@code
 * registry}.
 */
@NullMarked
package io.clicklake.maven;

import org.jspecify.annotations.NullMarked;
