package io.clicklake.stack.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateWipeTest {

  @Test
  void everythingGoes(@TempDir Path home) throws IOException {
    Path state = home.resolve(".clicklake");
    Files.createDirectories(state.resolve("kafka/logs"));
    Files.writeString(state.resolve("kafka/logs/segment"), "x");
    StateWipe.wipe(state);
    assertThat(state).doesNotExist();
    StateWipe.wipe(state);
  }

  @Test
  void otherStacksKeepTheirState(@TempDir Path home) throws IOException {
    Path state = home.resolve(".clicklake");
    Path other = Files.createDirectories(state.resolve("offset-100/kafka"));
    Path secured = Files.createDirectories(state.resolve("secured/kafka"));
    Files.createDirectories(state.resolve("kafka"));
    StateWipe.wipe(state);
    assertThat(state.resolve("kafka")).doesNotExist();
    assertThat(other).exists();
    assertThat(secured).exists();
  }

  @Test
  void aLinkIsDeletedNotWhatItLeadsTo(@TempDir Path home) throws IOException {
    Path state = Files.createDirectories(home.resolve(".clicklake/s3"));
    Path outside = Files.createDirectories(home.resolve("outside"));
    Files.writeString(outside.resolve("kept"), "x");
    Files.createSymbolicLink(state.resolve("link"), outside);
    StateWipe.wipe(home.resolve(".clicklake"));
    assertThat(outside.resolve("kept")).exists();
  }
}
