/**
 * Real components as child processes on loopback: Kafka broker, Connect worker, schema registry,
 * S3, Trino, and a gate that asks for credentials before one; and what Lambda's Runtime API says to
 * one function. It knows how each is configured, started, watched and ended, and how Trino is given
 * tables and asked; nothing of events, schemas or the sink.
 */
@NullMarked
package io.clicklake.components;

import org.jspecify.annotations.NullMarked;
