package io.clicklake.host.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Who may read what is prepared for a service. */
public enum Readers {
  /** Whoever prepared it. */
  OWNER("rwx------", "rw-------") {
    @Override
    void admit(Service service, Path path) {}
  },
  /** Whoever prepared it, and the service's group. */
  SERVICE("rwxr-x---", "rw-r-----") {
    @Override
    void admit(Service service, Path path) throws IOException {
      GroupPrincipal group =
          path.getFileSystem()
              .getUserPrincipalLookupService()
              .lookupPrincipalByGroupName(service.user());
      Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setGroup(group);
    }
  };

  private final String folder;
  private final String file;

  Readers(String folder, String file) {
    this.folder = folder;
    this.file = file;
  }

  abstract void admit(Service service, Path path) throws IOException;

  /** Makes a folder that they enter. */
  void makeFolder(Service service, Path path) throws IOException {
    Files.createDirectory(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    admit(service, path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(folder));
  }

  /** Makes a file that they read. */
  void makeFile(Service service, Path path, byte[] content) throws IOException {
    Files.createFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(path, content);
    admit(service, path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(file));
  }
}
