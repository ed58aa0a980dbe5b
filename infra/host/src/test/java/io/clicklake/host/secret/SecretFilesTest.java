package io.clicklake.host.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.host.HostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest extends SecretsContract {

  @TempDir Path directory;

  @Override
  Secrets secrets() {
    return new SecretFiles(directory.resolve("secrets"));
  }

  @Test
  void onlyTheirOwnerReadsThemAndNothingElseIsLeft() throws Exception {
    Secrets secrets = secrets();
    secrets.create(SecretName.KAFKA_ADMIN, "first");
    secrets.create(SecretName.KAFKA_ADMIN, "second");
    secrets.replace(SecretName.KAFKA_ADMIN, "third");
    try (Stream<Path> walked = Files.walk(directory.resolve("secrets"))) {
      assertThat(walked.toList())
          .hasSize(3)
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws Exception {
    Files.writeString(directory.resolve("secrets"), "a file in the way");
    assertThatThrownBy(() -> secrets().create(SecretName.KAFKA_ADMIN, "value"))
        .isInstanceOf(HostException.class)
        .hasMessageContaining(directory.resolve("secrets/kafka/admin").toString());
  }
}
