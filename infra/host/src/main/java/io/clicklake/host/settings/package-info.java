/**
 * What a host is told: the variables of its settings file, checked all at once, as values that the
 * rest reads. It knows no template, no secret and no service.
 */
@NullMarked
package io.clicklake.host.settings;

import org.jspecify.annotations.NullMarked;
