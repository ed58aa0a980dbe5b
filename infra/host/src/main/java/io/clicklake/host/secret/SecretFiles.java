package io.clicklake.host.secret;

import io.clicklake.host.HostException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Secrets as files that only their owner reads, under a directory that only its owner enters. */
public record SecretFiles(Path directory) implements Secrets {

  private static final FileAttribute<?> OWNER_ENTERS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> OWNER_READS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  @Override
  public Optional<String> read(SecretName name) {
    try {
      return Optional.of(Files.readString(file(name)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("read", name, e);
    }
  }

  @Override
  public boolean create(SecretName name, String value) {
    try {
      // A link to a whole file is made whole or not at all.
      Path whole = write(name, value);
      try {
        Files.createLink(file(name), whole);
        return true;
      } catch (FileAlreadyExistsException present) {
        return false;
      } finally {
        Files.delete(whole);
      }
    } catch (IOException e) {
      throw failed("create", name, e);
    }
  }

  @Override
  public void replace(SecretName name, String value) {
    try {
      Files.move(write(name, value), file(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failed("replace", name, e);
    }
  }

  private Path write(SecretName name, String value) throws IOException {
    Path folder = file(name).resolveSibling("");
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, OWNER_ENTERS);
    }
    Path whole = Files.createTempFile(folder, ".new-", "", OWNER_READS);
    Files.writeString(whole, value);
    return whole;
  }

  private Path file(SecretName name) {
    return directory.resolve(name.path());
  }

  private HostException failed(String what, SecretName name, IOException e) {
    return new HostException(
        "cannot %s the secret %s: %s; expected a directory that this user may write"
            .formatted(what, file(name), e),
        e);
  }
}
