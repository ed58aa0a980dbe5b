package io.clicklake.registry.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.avro.Schema;
import org.apache.avro.compiler.specific.SpecificCompiler;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether code against the old generated classes compiles with the new ones is asked of the
 * compiler: every accessor's value is held in a variable of its old type and put into a builder.
 */
class GeneratedCodeTest {

  @TempDir private Path scratch = Path.of("");

  @Test
  void codeCompilesWithTheNewClassesWhereTheReviewSaysSo() throws Exception {
    List<SchemaChange> changes =
        SchemaChange.all().stream()
            .filter(change -> !change.rule().equals("sink-refuses"))
            .toList();
    Path oldSources = scratch.resolve("old");
    Path newSources = scratch.resolve("new");
    for (int i = 0; i < changes.size(); i++) {
      generate(changes.get(i).old(), i, oldSources);
      generate(changes.get(i).now(), i, newSources);
    }
    Path oldClasses = scratch.resolve("classes");
    assertThat(compile(oldSources, oldClasses)).isEmpty();
    for (int i = 0; i < changes.size(); i++) {
      writeUser(i, oldClasses, newSources);
    }

    Set<String> failing = compile(newSources, scratch.resolve("classes-of-new"));
    for (int i = 0; i < changes.size(); i++) {
      SchemaChange change = changes.get(i);
      boolean breaks =
          change.review().findings().stream()
              .anyMatch(finding -> finding.java() == JavaEffect.BREAKING);
      assertThat(failing.contains("User.java of c" + i))
          .as("%s breaks code", change)
          .isEqualTo(breaks);
    }
  }

  /** Every case has a package of its own, below which its namespaces are. */
  private static void generate(Schema schema, int number, Path into) throws IOException {
    String text =
        schema
            .toString()
            .replaceAll("\"namespace\":\"([a-z]+)\"", "\"namespace\":\"c" + number + ".$1\"")
            .replaceAll("\"aliases\":\\[\"t\\.", "\"aliases\":[\"c" + number + ".t.");
    SpecificCompiler compiler = new SpecificCompiler(new Schema.Parser().parse(text));
    compiler.setStringType(GenericData.StringType.String);
    compiler.setFieldVisibility(SpecificCompiler.FieldVisibility.PRIVATE);
    compiler.setEnableDecimalLogicalType(true);
    compiler.compileToDestination(null, into.toFile());
  }

  /** Writes code that uses everything of the old classes that the builder and accessors offer. */
  private static void writeUser(int number, Path oldClasses, Path into) throws Exception {
    List<String> statements = new ArrayList<>();
    try (URLClassLoader classes = new URLClassLoader(new URL[] {oldClasses.toUri().toURL()});
        Stream<Path> files = Files.walk(oldClasses.resolve("c" + number))) {
      for (Path file :
          files.filter(one -> one.toString().matches(".*/[A-Z][A-Za-z0-9]*\\.class")).toList()) {
        String name =
            oldClasses.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
        use(classes.loadClass(name), statements);
      }
    }
    Path user = into.resolve("c" + number).resolve("User.java");
    Files.createDirectories(user.getParent());
    Files.writeString(
        user,
        "package c%d;\nclass User { void use() {\n%s}\n}\n"
            .formatted(number, String.join("", statements)));
  }

  private static void use(Class<?> type, List<String> statements) throws NoSuchMethodException {
    String variable = "v" + statements.size();
    statements.add("%s %s = null;\n".formatted(type.getCanonicalName(), variable));
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        statements.add("%s = %s.%s;\n".formatted(variable, type.getCanonicalName(), constant));
      }
    }
    List<Method> accessors =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.getParameterCount() == 0)
            .filter(
                method ->
                    method
                        .getName()
                        .matches(
                            "get(?!Schema|Conversion|SpecificData|ClassSchema|Encoder|Decoder|Bytes)[A-Z].*"))
            .toList();
    for (Method accessor : accessors) {
      Type value = accessor.getGenericReturnType();
      String held = "h" + statements.size();
      statements.add(
          "%s %s = %s.%s();\n"
              .formatted(
                  value.getTypeName().replace('$', '.'), held, variable, accessor.getName()));
      statements.add(
          "%s.newBuilder().%s(%s);\n"
              .formatted(
                  type.getCanonicalName(), accessor.getName().replaceFirst("get", "set"), held));
    }
  }

  /** Compiles all sources and says which of them have errors. */
  private static Set<String> compile(Path sources, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(said, Locale.ROOT, null);
        Stream<Path> all = Files.walk(sources)) {
      Files.createDirectories(classes);
      Collection<Path> java = all.filter(file -> file.toString().endsWith(".java")).toList();
      compiler
          .getTask(
              null,
              files,
              said,
              List.of("-proc:none", "-nowarn", "-Xmaxerrs", "1000", "-d", classes.toString()),
              null,
              files.getJavaFileObjectsFromPaths(java))
          .call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<String> failing = new TreeSet<>();
    for (Diagnostic<? extends JavaFileObject> one : said.getDiagnostics()) {
      if (one.getKind() == Diagnostic.Kind.ERROR) {
        Path file = Path.of(one.getSource().toUri());
        failing.add(file.getFileName() + " of " + sources.relativize(file).getName(0));
      }
    }
    return failing;
  }
}
