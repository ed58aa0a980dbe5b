package io.clicklake.host.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Which library a jar is.
 *
 * @param group its Maven group, where the jar says so
 */
record Jar(Optional<String> group, String name, String version) {

  private static final Pattern NAME = Pattern.compile("(.+?)-(\\d[^/]*?)(-runner)?\\.jar");
  private static final Pattern COORDINATES =
      Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");

  /** By what it says of itself where its file's name agrees, else by its file's name. */
  static Jar of(Path file) throws IOException {
    String fileName = file.getFileName().toString();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (COORDINATES.matcher(entry.getName()).matches()) {
          Optional<Jar> told = told(zip, entry).filter(jar -> jar.named(fileName));
          if (told.isPresent()) {
            return told.get();
          }
        }
      }
    }
    Matcher name = NAME.matcher(fileName);
    return name.matches()
        ? new Jar(Optional.empty(), name.group(1), name.group(2))
        : new Jar(Optional.empty(), fileName.replaceAll("\\.jar$", ""), "unknown");
  }

  /** Its package URL, where its group is known. */
  Optional<String> url() {
    return group.map(known -> "pkg:maven/" + known + "/" + name + "@" + version);
  }

  private boolean named(String fileName) {
    return fileName.contains(name + "-" + version);
  }

  private static Optional<Jar> told(ZipFile zip, ZipEntry entry) throws IOException {
    Properties properties = new Properties();
    try (InputStream bytes = Objects.requireNonNull(zip.getInputStream(entry))) {
      properties.load(bytes);
    }
    String group = properties.getProperty("groupId");
    String name = properties.getProperty("artifactId");
    String version = properties.getProperty("version");
    return group == null || name == null || version == null
        ? Optional.empty()
        : Optional.of(new Jar(Optional.of(group), name, version));
  }
}
