package io.clicklake.registry.apply;

import org.apache.avro.Schema;

/**
 * One version that a subject is to hold.
 *
 * @param origin where it is declared, for messages: its file
 */
public record DeclaredVersion(String origin, Schema schema) {}
