package io.clicklake.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.benchmarks.run.Workspace.Afterwards;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkspaceTest {

  @Test
  void theDirectoryIsGoneAfterwardsWithAllThatIsInIt() throws Exception {
    Path directory;
    try (Workspace workspace = Workspace.open("test", Afterwards.DELETE)) {
      directory = workspace.directory();
      Files.createDirectories(directory.resolve("a/b"));
      Files.writeString(directory.resolve("a/b/c"), "c");
    }
    assertThat(directory).doesNotExist();
  }

  @Test
  void aDirectoryThatIsKeptStays() throws Exception {
    Workspace workspace = Workspace.open("test", Afterwards.KEEP);
    workspace.close();
    assertThat(workspace.directory()).exists();
    try (Stream<Path> files = Files.list(workspace.directory())) {
      assertThat(files).isEmpty();
    }
    Files.delete(workspace.directory());
  }
}
