package io.clicklake.components;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Java virtual machines on this computer other than the one this process runs on, for components
 * that need a newer one.
 *
 * @param environment variables of this process
 * @param folders directories that each hold several installations
 */
public record InstalledJava(Map<String, String> environment, List<Path> folders) {

  private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)[^\"]*\"");

  public InstalledJava {
    environment = Map.copyOf(environment);
    folders = List.copyOf(folders);
  }

  /** What is installed where Linux distributions, macOS and SDKMAN put it, or a variable names. */
  public static InstalledJava onThisComputer() {
    Path home = Path.of(System.getProperty("user.home"));
    return new InstalledJava(
        System.getenv(),
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/usr/java"),
            Path.of("/opt/java"),
            Path.of("/Library/Java/JavaVirtualMachines"),
            home.resolve(".sdkman/candidates/java"),
            home.resolve(".jdks")));
  }

  /**
   * The machine that {@code CLICKLAKE_JDK<feature>} or {@code JAVA_HOME_<feature>} names; else this
   * process's own if it is new enough; else the oldest that is, of those in the folders.
   *
   * @throws ComponentException when there is none, or a variable names one that is too old
   */
  public JavaRuntime atLeast(int feature) {
    for (String variable : List.of("CLICKLAKE_JDK" + feature, "JAVA_HOME_" + feature)) {
      String home = environment.get(variable);
      if (home != null && !home.isBlank()) {
        return at(Path.of(home))
            .filter(java -> java.feature() >= feature)
            .orElseThrow(
                () ->
                    new ComponentException(
                        "%s is %s: expected the home of a JDK %d or newer, with its file release"
                            .formatted(variable, home, feature)));
      }
    }
    JavaRuntime current = JavaRuntime.current();
    if (current.feature() >= feature) {
      return current;
    }
    return installed().stream()
        .filter(java -> java.feature() >= feature)
        .min(java.util.Comparator.comparingInt(JavaRuntime::feature))
        .orElseThrow(
            () ->
                new ComponentException(
                    ("no JDK %1$d or newer in %2$s: install one there, or set JAVA_HOME_%1$d to its"
                            + " home")
                        .formatted(feature, folders)));
  }

  private List<JavaRuntime> installed() {
    List<JavaRuntime> found = new ArrayList<>();
    for (Path folder : folders) {
      try (DirectoryStream<Path> homes = Files.newDirectoryStream(folder)) {
        for (Path home : homes) {
          at(home).or(() -> at(home.resolve("Contents/Home"))).ifPresent(found::add);
        }
      } catch (IOException notThere) {
        // A folder of another system.
      }
    }
    return found;
  }

  private static Optional<JavaRuntime> at(Path home) {
    try {
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      Path java = home.resolve("bin/java");
      return version.find() && Files.isExecutable(java) && newEnough(version.group(1))
          ? Optional.of(new JavaRuntime(java, Integer.parseInt(version.group(1))))
          : Optional.empty();
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  /** Java 8 calls itself 1. */
  private static boolean newEnough(String feature) {
    return Integer.parseInt(feature) >= JavaRuntime.MINIMUM;
  }
}
