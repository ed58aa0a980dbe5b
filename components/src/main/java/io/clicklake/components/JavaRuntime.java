package io.clicklake.components;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The Java virtual machine that children run on. */
public record JavaRuntime(Path executable, int feature) {

  static final int MINIMUM = 17;
  static final int NATIVE_ACCESS_IS_CHECKED = 24;
  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

  public JavaRuntime {
    if (feature < MINIMUM) {
      throw new ComponentException(
          "Java "
              + feature
              + " at "
              + executable
              + " is too old: components need Java "
              + MINIMUM
              + " or newer; set JAVA_HOME to one");
    }
  }

  /** The machine this process runs on. */
  public static JavaRuntime current() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    if (!Files.isExecutable(java)) {
      throw new ComponentException(
          "no java program at " + java + ": components need a whole JDK or JRE; set JAVA_HOME");
    }
    return new JavaRuntime(java, Runtime.version().feature());
  }

  /**
   * A command line: what all children share (IPv4 only, a collector that is small unless an option
   * names another, native libraries allowed where that is asked for), then these options, then the
   * program.
   */
  public List<String> command(List<String> options, List<String> program) {
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.add("-Djava.net.preferIPv4Stack=true");
    if (options.stream().noneMatch(COLLECTOR.asMatchPredicate())) {
      command.add("-XX:+UseSerialGC");
    }
    if (feature >= NATIVE_ACCESS_IS_CHECKED) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(options);
    command.addAll(program);
    return List.copyOf(command);
  }
}
