package io.clicklake.host.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Makes a layout a release: writes its bill of materials and its sums into it, then its archive and
 * the archive's sum beside it.
 */
public final class Release {

  private Release() {}

  /**
   * Runs in the build.
   *
   * @param arguments the layout's directory, the archive's directory, the version, the time of the
   *     build's outputs
   */
  public static void main(String[] arguments) throws IOException {
    String version = arguments[2];
    make(
        new Layout(Path.of(arguments[0])),
        Path.of(arguments[1]),
        version,
        Instant.parse(arguments[3]));
  }

  /** The archive, named for the version, in a directory. */
  static Path make(Layout layout, Path directory, String version, Instant timestamp)
      throws IOException {
    Files.deleteIfExists(layout.at(Layout.BILL));
    Files.deleteIfExists(layout.at(Layout.SUMS));
    Files.writeString(
        layout.at(Layout.BILL), new BillOfMaterials(layout, version, timestamp).text());
    StringBuilder sums = new StringBuilder();
    for (String file : layout.files()) {
      sums.append(Sha256.line(Sha256.of(layout.at(file)), file));
    }
    Files.writeString(layout.at(Layout.SUMS), sums);
    String name = "clicklake-host-" + version;
    Path archive = directory.resolve(name + ".tar.gz");
    new Archive(layout, name, timestamp).write(archive);
    Files.writeString(
        directory.resolve(archive.getFileName() + ".sha256"),
        Sha256.line(Sha256.of(archive), archive.getFileName().toString()));
    return archive;
  }
}
