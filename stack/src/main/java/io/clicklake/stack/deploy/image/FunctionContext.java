package io.clicklake.stack.deploy.image;

import io.clicklake.stack.deploy.machine.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the function's image is made of, as the build of {@code infra/images} lays it: {@code
 * Dockerfile}, {@code lib} with the function's jars, {@code training} for its cache.
 */
public record FunctionContext(Path directory) {

  private static final int TAG_DIGITS = 16;

  public Path jars() {
    return directory.resolve("lib");
  }

  /** Whether it is there. */
  public boolean present() {
    return Files.isRegularFile(directory.resolve("Dockerfile")) && Files.isDirectory(jars());
  }

  /** A tag that is another one when anything in it is: what has it need not be built again. */
  public String tag(String version, String builder) {
    try (Stream<Path> walked = Files.walk(directory)) {
      Sha256 contents = new Sha256();
      for (Path file : walked.filter(Files::isRegularFile).sorted().toList()) {
        contents.and(directory.relativize(file) + "\n" + Files.size(file) + "\n").and(file);
      }
      return version + "-" + builder + "-" + contents.digits().substring(0, TAG_DIGITS);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }
}
