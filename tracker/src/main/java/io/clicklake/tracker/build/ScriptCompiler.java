package io.clicklake.tracker.build;

import com.google.javascript.jscomp.AbstractCommandLineRunner;
import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.CompilationLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.Environment;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.DependencyOptions;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.ModuleIdentifier;
import com.google.javascript.jscomp.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compiles modules to one script with the Closure Compiler, which checks their types first: an
 * error of type ends the build, as does a warning.
 *
 * @param sources the folder of the modules
 * @param externs the names that keep their spelling
 * @param version what {@code @version@} stands for
 */
record ScriptCompiler(Path sources, Path externs, String version) {

  private static final LanguageMode LANGUAGE = LanguageMode.ECMASCRIPT_2021;

  /**
   * One script of a module and all it imports.
   *
   * @throws IllegalStateException when the sources have errors; the compiler has printed them
   */
  String compile(String entry) throws IOException {
    Compiler compiler = new Compiler(System.err);
    List<SourceFile> known =
        new ArrayList<>(AbstractCommandLineRunner.getBuiltinExterns(Environment.BROWSER));
    known.add(SourceFile.fromFile(externs.toString()));
    boolean success = compiler.compile(known, modules(), options(entry)).success;
    if (!success || compiler.getWarningCount() > 0) {
      throw new IllegalStateException(
          "%s does not compile: see the compiler's messages".formatted(entry));
    }
    return compiler.toSource();
  }

  private List<SourceFile> modules() throws IOException {
    List<SourceFile> modules = new ArrayList<>();
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.sorted().toList()) {
        modules.add(
            SourceFile.fromCode(
                file.getFileName().toString(),
                Files.readString(file).replace("@version@", version)));
      }
    }
    return modules;
  }

  private static CompilerOptions options(String entry) {
    CompilerOptions options = new CompilerOptions();
    CompilationLevel level = CompilationLevel.ADVANCED_OPTIMIZATIONS;
    level.setOptionsForCompilationLevel(options);
    level.setTypeBasedOptimizationOptions(options);
    level.setWrappedOutputOptimizations(options);
    options.setLanguageIn(LANGUAGE);
    options.setLanguageOut(LANGUAGE);
    options.setEnvironment(Environment.BROWSER);
    options.setDependencyOptions(
        DependencyOptions.pruneForEntryPoints(List.of(ModuleIdentifier.forFile(entry))));
    options.setWarningLevel(DiagnosticGroups.CHECK_TYPES, CheckLevel.ERROR);
    options.setWarningLevel(DiagnosticGroups.CHECK_VARIABLES, CheckLevel.ERROR);
    options.setWarningLevel(DiagnosticGroups.MISSING_PROPERTIES, CheckLevel.ERROR);
    options.setWarningLevel(DiagnosticGroups.STRICT_MISSING_PROPERTIES, CheckLevel.OFF);
    options.setEmitUseStrict(false);
    options.setTrustedStrings(true);
    options.setLineLengthThreshold(Integer.MAX_VALUE);
    return options;
  }
}
