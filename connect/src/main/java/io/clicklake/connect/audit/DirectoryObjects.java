package io.clicklake.connect.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bucket that lies in a directory, a file per object; what begins with a dot is no object.
 *
 * @param root need not exist
 */
public record DirectoryObjects(Path root) implements LakeObjects {

  @Override
  public List<LakeObject> list(String prefix) {
    Path start = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(start)) {
      return paths
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .map(path -> new LakeObject(keyOf(path), path.toFile().length()))
          .filter(object -> object.key().startsWith(prefix))
          .sorted(Comparator.comparing(LakeObject::key))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + start, e);
    }
  }

  private String keyOf(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  @Override
  public Optional<byte[]> read(String key) {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(key)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + root.resolve(key), e);
    }
  }

  @Override
  public Optional<byte[]> tail(String key, int bytes) {
    Path path = root.resolve(key);
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(bytes, file.length())];
      file.seek(file.length() - tail.length);
      file.readFully(tail);
      return Optional.of(tail);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
