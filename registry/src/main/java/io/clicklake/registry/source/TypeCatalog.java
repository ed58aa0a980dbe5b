package io.clicklake.registry.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which files of a directory define which types. A directory is read once, when first asked for.
 */
final class TypeCatalog {

  private static final int WITH_SUBDIRECTORIES = Integer.MAX_VALUE;

  private final List<Path> imports;
  private final Map<Path, Map<String, List<Path>>> filesByName = new HashMap<>();

  /**
   * A catalog.
   *
   * @param imports directories that are searched, with all below them, after a file's own
   */
  TypeCatalog(List<Path> imports) {
    this.imports = List.copyOf(imports);
  }

  /** Files that define a type: those beside the referring file, else those of the first import. */
  List<Path> files(String fullName, Path referring) {
    Path own = referring.resolveSibling("").toAbsolutePath().normalize();
    List<Path> beside = names(own, 1).getOrDefault(fullName, List.of());
    if (!beside.isEmpty()) {
      return beside;
    }
    return imports.stream()
        .map(directory -> names(directory, WITH_SUBDIRECTORIES).getOrDefault(fullName, List.of()))
        .filter(files -> !files.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private Map<String, List<Path>> names(Path directory, int depth) {
    Map<String, List<Path>> known = filesByName.get(directory);
    if (known != null) {
      return known;
    }
    Map<String, List<Path>> names = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory, depth)) {
      for (Path file : files.filter(SchemaFiles::isSchema).sorted().toList()) {
        for (String name : defined(file)) {
          names.computeIfAbsent(name, unused -> new ArrayList<>()).add(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    filesByName.put(directory, names);
    return names;
  }

  /** None for a file that cannot be read: another one may define what is looked for. */
  private static Collection<String> defined(Path file) throws IOException {
    try {
      String text = Files.readString(file);
      if (!SchemaFiles.isIdl(file)) {
        return AvscText.of(file.toString(), text).outline().definitions().keySet();
      }
      return new AvdlText(file.toString(), file, text).read(List.of()).own().keySet();
    } catch (UnusableSchemaException
        | AvdlText.UndefinedNameException
        | CharacterCodingException e) {
      return List.of();
    }
  }
}
