/**
 * Real components as child processes on loopback: Kafka broker, Connect worker, schema registry,
 * S3, Trino, and a gate that asks for credentials before one; and what Lambda's Runtime API says to
 * one function. It knows how each is configured, started, watched and ended, and nothing of events,
 * schemas or the lake.
 */
@NullMarked
package io.clicklake.components;

import org.jspecify.annotations.NullMarked;
