/**
 * The tool of a host, {@code clicklake-host}: what its units call to prepare services, to wait for
 * them and to bring topics, schemas and connectors to them. Here are its commands; what they do is
 * in the packages below.
 */
@NullMarked
package io.clicklake.host;

import org.jspecify.annotations.NullMarked;
