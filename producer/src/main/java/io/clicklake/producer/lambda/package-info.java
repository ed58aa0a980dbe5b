/**
 * The function's edge: routes of the HTTP API, environment, deadline of the invocation. It
 * translates between AWS's types and the collector's, and decides nothing about an event.
 */
@NullMarked
package io.clicklake.producer.lambda;

import org.jspecify.annotations.NullMarked;
