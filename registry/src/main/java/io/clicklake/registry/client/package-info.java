/**
 * A client of a schema registry that speaks Confluent's REST API: one small interface, its HTTP
 * form, decorators that cache and retry, and a registry in memory for tests. The client judges no
 * schema; the server does.
 */
@NullMarked
package io.clicklake.registry.client;

import org.jspecify.annotations.NullMarked;
