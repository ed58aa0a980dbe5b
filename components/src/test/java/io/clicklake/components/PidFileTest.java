package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PidFileTest {

  private final ProcessHandle self = ProcessHandle.current();
  private final PidFile file;

  PidFileTest(@TempDir Path directory) {
    this.file = new PidFile(directory.resolve("run/it.pid"));
  }

  @Test
  void aProcessIsFoundAgainAndNothingElseIsLeftBeside() throws IOException {
    file.write(self);
    assertThat(file.process()).contains(self);
    assertThat(file.path().getParent()).isDirectoryContaining("glob:**/it.pid");
    try (var files = Files.list(file.path().getParent())) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aLaterProcessWithTheSameIdIsNotTaken() throws IOException {
    for (String another : List.of("2001-01-01T00:00:00Z", "boot of-yesterday ticks 17", "nobody")) {
      Files.createDirectories(file.path().getParent());
      Files.write(file.path(), List.of(Long.toString(self.pid()), another));
      assertThat(file.process()).isEmpty();
    }
  }

  @Test
  void onlyTheProcessThatIsNotedIsForgotten() throws Exception {
    file.write(self);
    Process other = new ProcessBuilder("true").start();
    other.waitFor();
    file.delete(other.toHandle());
    assertThat(file.process()).contains(self);
    file.delete(self);
    assertThat(file.path()).doesNotExist();
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "2026-05-01T10:00:00Z, 2026-05-01T10:00:01.5Z, true",
    "2026-05-01T10:00:00Z, 2026-05-01T10:00:03Z,   false",
    "boot a ticks 1,       boot a ticks 1,         true",
    "boot a ticks 1,       boot b ticks 1,         false",
    "boot a ticks 1,       2026-05-01T10:00:00Z,   false",
  })
  void instantsMatchNearlyTicksExactly(String one, String other, boolean matches) {
    assertThat(new ProcessIdentity(one).matches(new ProcessIdentity(other))).isEqualTo(matches);
  }
}
