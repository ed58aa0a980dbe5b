/**
 * A client of a schema registry that speaks Confluent's REST API: one small interface, its HTTP
 * form, and decorators that cache and retry. It judges no schema; the server does.
 */
@NullMarked
package io.clicklake.registry.client;

import org.jspecify.annotations.NullMarked;
