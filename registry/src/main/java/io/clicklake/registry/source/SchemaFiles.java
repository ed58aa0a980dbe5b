package io.clicklake.registry.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * Schemas in files: JSON, or IDL where the name ends in {@code .avdl}.
 *
 * <p>A type that a file refers to without defining it is looked for in the files beside it, then
 * under the import directories; the order in which files are read does not matter. For use by one
 * thread.
 */
public final class SchemaFiles {

  private final TypeCatalog catalog;
  private final Path root;
  private final String prefix;
  private final Map<Path, LoadedFile> loaded = new HashMap<>();
  private final Set<Path> open = new LinkedHashSet<>();

  /**
   * Files of this machine, called by their path from the working directory.
   *
   * @param imports directories that are searched for types, with all below them
   */
  public SchemaFiles(List<Path> imports) {
    this(Path.of(""), "", imports);
    imports.stream().filter(directory -> !Files.isDirectory(directory)).forEach(this::refuse);
  }

  /**
   * Files under a root, called by a prefix and their path from there.
   *
   * @param imports directories that are searched for types; those that are not there are left out
   */
  SchemaFiles(Path root, String prefix, List<Path> imports) {
    this.root = absolute(root);
    this.prefix = prefix;
    this.catalog =
        new TypeCatalog(
            imports.stream().filter(Files::isDirectory).map(SchemaFiles::absolute).toList());
  }

  private void refuse(Path directory) {
    throw new UnusableSchemaException(
        directory + ": no such directory; expected one that holds schemas");
  }

  /** Whether a file's name says that it holds schemas. */
  static boolean isSchema(Path file) {
    return file.toString().endsWith(".avsc") || isIdl(file);
  }

  static boolean isIdl(Path file) {
    return file.toString().endsWith(".avdl");
  }

  /**
   * The schema of a file; of IDL without a main schema every type that no other one there uses.
   *
   * @throws UnusableSchemaException for what is no schema, with file and position
   */
  public List<SourcedSchema> read(Path file) {
    String name = name(absolute(file));
    Optional<String> path = Optional.of(path(absolute(file)));
    LoadedFile read = load(absolute(file));
    return read.main().stream()
        .map(
            schema ->
                new SourcedSchema(new NamedSchema(name, schema), path, read.places().apply(schema)))
        .toList();
  }

  /** The file and everything that its schemas refer to. */
  Set<Path> sources(Path file) {
    return load(absolute(file)).sources();
  }

  private static Path absolute(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private String name(Path file) {
    return prefix + path(file);
  }

  private String path(Path file) {
    return (file.startsWith(root) ? root.relativize(file) : file).toString();
  }

  private LoadedFile load(Path file) {
    LoadedFile known = loaded.get(file);
    if (known != null) {
      return known;
    }
    open.add(file);
    try {
      LoadedFile read = isIdl(file) ? loadIdl(file) : loadJson(file);
      loaded.put(file, read);
      return read;
    } finally {
      open.remove(file);
    }
  }

  private String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new UnusableSchemaException(
          name(file) + ": no such file; expected an Avro schema, .avsc or .avdl", e);
    } catch (IOException e) {
      throw new UnusableSchemaException(
          name(file) + ": cannot be read as a text in UTF-8: " + e.getMessage(), e);
    }
  }

  private LoadedFile loadJson(Path file) {
    AvscText text = AvscText.of(name(file), text(file));
    SchemaOutline outline = text.outline();
    Map<String, Schema> known = new TreeMap<>();
    Set<Path> sources = new HashSet<>(Set.of(file));
    for (SchemaOutline.Reference reference : outline.foreign()) {
      Found found =
          find(reference.candidates(), file, words -> text.at(reference.position(), words));
      known.put(found.type().getFullName(), found.type());
      sources.addAll(found.file().sources());
    }
    Schema schema = text.schema(known.values());
    NamedTypes types = NamedTypes.of(schema);
    types
        .ambiguous()
        .ifPresent(
            name -> {
              throw text.at(
                  outline.definition(name).map(type -> type.key("name")).orElse(Position.START),
                  "type %s is not the same here and in what is referred to; expected one definition, remove the other"
                      .formatted(name));
            });
    Map<String, Schema> own = new TreeMap<>(types.byName());
    own.keySet().retainAll(outline.definitions().keySet());
    return new LoadedFile(List.of(schema), own, sources, unused -> text.places());
  }

  private LoadedFile loadIdl(Path file) {
    AvdlText text = new AvdlText(name(file), file, text(file));
    Map<String, Schema> known = new TreeMap<>();
    Set<Path> sources = new HashSet<>(Set.of(file));
    text.imports().stream().filter(Files::isRegularFile).forEach(sources::add);
    while (true) {
      try {
        AvdlText.Types types = text.read(known.values());
        return new LoadedFile(main(types, text), types.own(), sources, text::places);
      } catch (AvdlText.UndefinedNameException e) {
        Found found = find(List.of(e.name()), file, words -> text.at(text.use(e.name()), words));
        if (known.put(found.type().getFullName(), found.type()) != null) {
          throw text.at(text.use(e.name()), "type %s cannot be used here".formatted(e.name()));
        }
        sources.addAll(found.file().sources());
      }
    }
  }

  private static List<Schema> main(AvdlText.Types types, AvdlText text) {
    if (types.main().isPresent()) {
      return types.main().stream().toList();
    }
    Map<String, Schema> own = types.own();
    if (own.isEmpty()) {
      throw text.at(Position.START, "defines no type; expected a schema, or a protocol with types");
    }
    List<Schema> roots =
        own.values().stream()
            .filter(
                type ->
                    own.values().stream()
                        .noneMatch(
                            other ->
                                !other.getFullName().equals(type.getFullName())
                                    && NamedTypes.of(other).contains(type.getFullName())))
            .toList();
    return roots.isEmpty() ? List.copyOf(own.values()) : roots;
  }

  /** A type and the file that defines it. */
  private record Found(Schema type, LoadedFile file) {}

  private Found find(
      List<String> candidates, Path referring, Function<String, UnusableSchemaException> error) {
    for (String name : candidates) {
      List<Path> files = catalog.files(name, referring);
      if (!files.isEmpty()) {
        return load(name, files, error);
      }
    }
    throw error.apply(
        "type %s is not defined here, beside this file or in an import directory; expected a primitive type or a defined name, correct it or name the directory of its file"
            .formatted(candidates.get(0)));
  }

  private Found load(
      String name, List<Path> files, Function<String, UnusableSchemaException> error) {
    List<Found> found = new ArrayList<>();
    for (Path file : files) {
      if (open.contains(file)) {
        throw error.apply(
            "type %s is in %s, which refers to this file itself (%s); expected files that refer one way, put types that need each other into one file"
                .formatted(name, name(file), circle(file)));
      }
      LoadedFile read = load(file);
      Schema type = read.types().get(name);
      if (type == null) {
        throw error.apply("type %s is not readable in %s".formatted(name, name(file)));
      }
      found.add(new Found(type, read));
    }
    if (found.stream().map(one -> one.type().toString()).distinct().count() > 1) {
      throw error.apply(
          "type %s is defined differently in %s; expected one definition, remove or rename the others"
              .formatted(
                  name, files.stream().map(this::name).collect(Collectors.joining(" and "))));
    }
    return found.get(0);
  }

  private String circle(Path back) {
    List<Path> way = new ArrayList<>(open);
    way = new ArrayList<>(way.subList(way.indexOf(back), way.size()));
    way.add(back);
    return way.stream().map(this::name).collect(Collectors.joining(" → "));
  }
}
