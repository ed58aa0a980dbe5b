/**
 * The function's container image: what it is made of, and two ways to build and push it, with a
 * Docker daemon and without one. Where it is pushed to, and when, is not decided here.
 */
@NullMarked
package io.clicklake.stack.deploy.image;

import org.jspecify.annotations.NullMarked;
