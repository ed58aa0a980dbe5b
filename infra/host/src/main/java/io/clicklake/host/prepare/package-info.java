/**
 * What the services of a host read: templates of the distribution, filled in from the settings, the
 * secrets and the host's certificate. It starts nothing and asks no service.
 */
@NullMarked
package io.clicklake.host.prepare;

import org.jspecify.annotations.NullMarked;
