package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledJavaTest {

  /** Newer than any that may run this test. */
  private static final int FUTURE = 90;

  @TempDir Path folder;

  @Test
  void theOldestThatIsNewEnoughIsTakenFromTheFolders() throws IOException {
    install(folder.resolve("eight"), "1.8.0_412");
    install(folder.resolve("far"), "92.0.1");
    install(folder.resolve("near/Contents/Home"), "91");
    Files.createDirectories(folder.resolve("empty"));
    InstalledJava installed =
        new InstalledJava(Map.of(), List.of(folder.resolve("missing"), folder));
    assertThat(installed.atLeast(FUTURE))
        .isEqualTo(new JavaRuntime(folder.resolve("near/Contents/Home/bin/java"), 91));
  }

  @Test
  void aVariableComesBeforeTheFolders() throws IOException {
    install(folder.resolve("jvm/near"), "91");
    Path named = install(folder.resolve("mine"), "95.0.3");
    InstalledJava installed =
        new InstalledJava(Map.of("JAVA_HOME_90", named.toString()), List.of(folder.resolve("jvm")));
    assertThat(installed.atLeast(FUTURE).feature()).isEqualTo(95);
  }

  @Test
  void aVariableThatNamesAnOlderOneIsRefused() throws IOException {
    Path old = install(folder.resolve("old"), "21.0.2");
    InstalledJava installed =
        new InstalledJava(Map.of("CLICKLAKE_JDK90", old.toString()), List.of());
    assertThatThrownBy(() -> installed.atLeast(FUTURE))
        .isInstanceOf(ComponentException.class)
        .hasMessageContainingAll("CLICKLAKE_JDK90", old.toString(), "JDK 90");
  }

  @Test
  void whereThereIsNoneTheFoldersAndTheVariableAreNamed() {
    InstalledJava installed = new InstalledJava(Map.of(), List.of(folder));
    assertThatThrownBy(() -> installed.atLeast(FUTURE))
        .isInstanceOf(ComponentException.class)
        .hasMessageContainingAll("JDK 90", folder.toString(), "JAVA_HOME_90");
  }

  @Test
  void thisProcessItselfIsTakenWhereItIsNewEnough() {
    assertThat(new InstalledJava(Map.of(), List.of()).atLeast(17)).isEqualTo(JavaRuntime.current());
  }

  private static Path install(Path home, String version) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.createFile(
        home.resolve("bin/java"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
