package io.clicklake.stack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clicklake.components.ComponentException;
import io.clicklake.components.PidFile;
import io.clicklake.components.StateDirectory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LauncherClaimTest {

  private final StateDirectory state;
  private final LauncherClaim claim;

  LauncherClaimTest(@TempDir Path root) {
    this.state = new StateDirectory(root);
    this.claim = new LauncherClaim(state);
  }

  @Test
  void ofTwoLaunchersOneIsRefusedUntilTheOtherIsThrough() {
    LauncherClaim second = new LauncherClaim(state);
    claim.take();
    assertThatThrownBy(second::take)
        .isInstanceOf(ComponentException.class)
        .hasMessageContainingAll("already runs", "launcher.lock", "./clicklake down");
    second.release();
    assertThat(noted().process()).contains(ProcessHandle.current());
    claim.release();
    assertThat(noted().path()).doesNotExist();
    second.take();
    second.release();
  }

  @Test
  void anotherLauncherThatDoesNotEndInTimeIsKilled() throws Exception {
    Path deaf = state.root().resolve("deaf");
    Process other =
        new ProcessBuilder(
                "sh", "-c", "trap '' TERM; echo > " + deaf + "; while :; do sleep 1; done")
            .start();
    try {
      await().until(() -> deaf.toFile().exists());
      noted().write(other.toHandle());
      assertThat(claim.endOther(Duration.ofMillis(300))).contains(other.toHandle());
      assertThat(other.waitFor()).isEqualTo(128 + 9);
      assertThat(noted().path()).doesNotExist();
      assertThat(claim.endOther(Duration.ofMillis(300))).isEmpty();
    } finally {
      other.destroyForcibly();
    }
  }

  private PidFile noted() {
    return new PidFile(state.pid("launcher"));
  }
}
