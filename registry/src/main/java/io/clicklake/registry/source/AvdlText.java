package io.clicklake.registry.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.ParseContext;
import org.apache.avro.Schema;
import org.apache.avro.idl.IdlFile;
import org.apache.avro.idl.IdlReader;

/** Schemas in Avro's IDL, with what they import. */
final class AvdlText {

  private static final Pattern SYNTAX = Pattern.compile("line (\\d+):(\\d+) (.*)", Pattern.DOTALL);
  private static final Pattern UNDEFINED = Pattern.compile("Undefined schema: (\\S+)");
  private static final Pattern REDEFINED = Pattern.compile("Can't redefine: (\\S+)");
  private static final Pattern IMPORT =
      Pattern.compile("\\bimport\\s+(?:idl|protocol|schema)\\s+\"([^\"]+)\"\\s*;");
  private static final Pattern DEFINITION =
      Pattern.compile("\\b(?:record|error|enum|fixed)\\s+`?(\\w+)`?\\s*[({]");

  private final String file;
  private final Path path;
  private final String text;

  /**
   * A text.
   *
   * @param file what errors call it
   * @param path where it lies; imports are relative to it
   */
  AvdlText(String file, Path path, String text) {
    this.file = file;
    this.path = path;
    this.text = text;
  }

  /** Files that it imports, whether there or not. */
  List<Path> imports() {
    return IMPORT
        .matcher(text)
        .results()
        .map(found -> path.resolveSibling(found.group(1)).normalize())
        .toList();
  }

  private Set<String> definedNames() {
    Set<String> names = new HashSet<>();
    DEFINITION.matcher(text).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  /** A name that the text uses without defining or importing it. */
  static final class UndefinedNameException extends Exception {

    private final String name;

    private UndefinedNameException(String name) {
      super(name);
      this.name = name;
    }

    String name() {
      return name;
    }
  }

  /**
   * Types of the text.
   *
   * @param main the one that it is about, where it says so
   * @param own what it defines itself, by full name
   */
  record Types(Optional<Schema> main, Map<String, Schema> own) {}

  /**
   * Reads the text.
   *
   * @param known types it may use without importing them
   * @throws UnusableSchemaException for whatever Avro refuses
   */
  Types read(Collection<Schema> known) throws UndefinedNameException {
    refuseMissingImports();
    ParseContext context = new ParseContext();
    known.forEach(context::put);
    context.commit();
    try {
      IdlFile idl = new IdlReader(context).parse(path.toUri(), text);
      Set<String> names = definedNames();
      Map<String, Schema> own = new TreeMap<>(idl.getNamedSchemas());
      own.values().removeIf(type -> !names.contains(type.getName()));
      return new Types(Optional.ofNullable(idl.getMainSchema()), own);
    } catch (IOException e) {
      throw at(Position.START, "cannot be read: " + e.getMessage());
    } catch (RuntimeException e) {
      Complaint complaint = Complaint.of(e);
      Matcher undefined = UNDEFINED.matcher(complaint.text());
      if (undefined.matches()) {
        throw new UndefinedNameException(undefined.group(1));
      }
      throw refused(complaint);
    }
  }

  private void refuseMissingImports() {
    Matcher imports = IMPORT.matcher(text);
    while (imports.find()) {
      if (!Files.isRegularFile(path.resolveSibling(imports.group(1)))) {
        throw at(
            Position.at(text, imports.start(1)),
            "import \"%s\" is not there; expected a file, its path from this one's folder"
                .formatted(imports.group(1)));
      }
    }
  }

  private UnusableSchemaException refused(Complaint complaint) {
    Matcher syntax = SYNTAX.matcher(complaint.text());
    if (syntax.matches()) {
      Position position =
          new Position(Integer.parseInt(syntax.group(1)), Integer.parseInt(syntax.group(2)) + 1);
      return at(position, "broken IDL: " + syntax.group(3) + "; expected Avro IDL");
    }
    Matcher redefined = REDEFINED.matcher(complaint.text());
    if (redefined.matches()) {
      List<Position> places = definitions(simple(redefined.group(1)));
      return at(
          places.isEmpty() ? Position.START : places.get(places.size() - 1),
          "type %s is defined already; expected each name once, here and in what is imported"
              .formatted(redefined.group(1)));
    }
    Position place =
        complaint
            .invalidDefault()
            .map(field -> first("\\b" + Pattern.quote(field) + "\\b`?\\s*=\\s*()", 1))
            .or(() -> complaint.duplicateField().map(this::lastDeclared))
            .orElse(Position.START);
    return at(place, complaint.words());
  }

  private Position lastDeclared(String field) {
    Matcher found = Pattern.compile("\\b" + Pattern.quote(field) + "\\b`?\\s*[;,=]").matcher(text);
    int offset = 0;
    while (found.find()) {
      offset = found.start();
    }
    return Position.at(text, offset);
  }

  UnusableSchemaException at(Position position, String message) {
    return UnusableSchemaException.at(file, position, message);
  }

  /** Where a type's name is used first. */
  Position use(String name) {
    return first("\\b" + Pattern.quote(simple(name)) + "\\b", 0);
  }

  private Position first(String pattern, int group) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    return found.find() ? Position.at(text, found.start(group)) : Position.START;
  }

  private List<Position> definitions(String simpleName) {
    List<Position> places = new ArrayList<>();
    DEFINITION
        .matcher(text)
        .results()
        .filter(found -> found.group(1).equals(simpleName))
        .forEach(found -> places.add(Position.at(text, found.start(1))));
    return places;
  }

  /** Where a type of the text and its fields stand. */
  SchemaPlaces places(Schema schema) {
    Matcher definition = DEFINITION.matcher(text);
    int begin = 0;
    while (definition.find()) {
      if (schema.getType() != Schema.Type.UNION && definition.group(1).equals(schema.getName())) {
        begin = definition.start(1);
      }
    }
    int from = begin;
    return findingPath -> {
      String last =
          findingPath
              .substring(findingPath.lastIndexOf('.') + 1)
              .replaceAll("<[^>]*>|[\\[\\]{}]", "");
      Matcher field = Pattern.compile("\\b" + Pattern.quote(last) + "\\b`?\\s*[;,=]").matcher(text);
      int offset = !last.isEmpty() && field.find(from) ? field.start() : from;
      return Optional.of(Position.at(text, offset));
    };
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
