/**
 * The gate in front of a schema registry that has no locks of its own: TLS, passwords, and who may
 * do what, then the request goes on to the registry on loopback. It looks at methods and paths and
 * never at schemas.
 */
@NullMarked
package io.clicklake.host.gate;

import org.jspecify.annotations.NullMarked;
