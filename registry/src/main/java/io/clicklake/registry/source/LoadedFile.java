package io.clicklake.registry.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.Schema;

/**
 * A file's schemas, whole.
 *
 * @param main what the file is about: its one schema, or every type that no other in it uses
 * @param types every named type that the file defines
 * @param sources this file and all that it refers to
 */
record LoadedFile(
    List<Schema> main,
    Map<String, Schema> types,
    Set<Path> sources,
    Function<Schema, SchemaPlaces> places) {}
