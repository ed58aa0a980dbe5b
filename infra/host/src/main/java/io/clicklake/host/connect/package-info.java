/**
 * The connectors of a Connect worker, brought there over its REST API. It knows them as properties
 * files and not what they do.
 */
@NullMarked
package io.clicklake.host.connect;

import org.jspecify.annotations.NullMarked;
