package io.clicklake.registry.apply;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Schema files under a folder; their paths are messages' names for them. */
record VersionFiles(Path root) {

  /** One file, or all of a folder: {@code <n>.avsc} with n from 1 without gaps. */
  List<DeclaredVersion> at(String path) {
    Path place = root.resolve(path);
    if (!Files.isDirectory(place)) {
      return List.of(file(path));
    }
    List<DeclaredVersion> versions = new ArrayList<>();
    for (String name : names(place)) {
      String expected = versions.size() + 1 + ".avsc";
      if (!Files.exists(place.resolve(expected))) {
        throw new InvalidSubjectsException(
            "folder "
                + path
                + " holds "
                + name
                + " but not "
                + expected
                + "; expected 1.avsc, 2.avsc and so on");
      }
      versions.add(file(path.replaceAll("/+$", "") + "/" + expected));
    }
    return versions;
  }

  private static TreeSet<String> names(Path folder) {
    TreeSet<String> names = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.avsc")) {
      files.forEach(file -> names.add(file.getFileName().toString()));
      return names;
    } catch (IOException e) {
      throw new InvalidSubjectsException("folder " + folder + " cannot be read: " + e, e);
    }
  }

  DeclaredVersion file(String path) {
    try {
      return new DeclaredVersion(
          path, new Schema.Parser().parse(Files.readString(root.resolve(path))));
    } catch (IOException e) {
      throw new InvalidSubjectsException(
          "schema file " + path + " cannot be read: " + e + "; paths are relative to " + root, e);
    } catch (AvroRuntimeException e) {
      throw new InvalidSubjectsException(
          "schema file " + path + " is not an Avro schema: " + e.getMessage(), e);
    }
  }
}
