package io.clicklake.stack.deploy.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an account does for a deployment. */
abstract class AccountContract {

  static final String BUCKET = "clicklake-test-distribution";
  static final String REPOSITORY = "clicklake-ingest";

  @TempDir Path work;

  /** With the bucket and the repository, and nothing in them. */
  abstract Account account();

  abstract void putParameter(String name, String value);

  /** Puts an image there and tells its digest. */
  abstract String putImage(String tag);

  /** Makes the next query of the lake come to these rows. */
  abstract void letTheLakeAnswer(List<List<String>> rows);

  @Test
  void anObjectKeepsTheChecksumThatItWasUploadedWith() throws Exception {
    Path file = Files.writeString(work.resolve("archive"), "content");
    try (Account account = account()) {
      assertThat(account.checksum(BUCKET, "releases/1/archive")).isEmpty();
      assertThat(account.objects(BUCKET)).isZero();
      account.upload(file, "0".repeat(64), BUCKET, "releases/1/archive");
      account.write("text", BUCKET, "releases/1/archive.sha256");
      assertThat(account.checksum(BUCKET, "releases/1/archive")).contains("0".repeat(64));
      assertThat(account.objects(BUCKET)).isEqualTo(2);
      assertThat(account.objects("no-such-bucket-of-ours")).isZero();
    }
  }

  @Test
  void parametersAreReadAndListed() {
    try (Account account = account()) {
      assertThat(account.parameter("/clicklake/test/release")).isEmpty();
      for (int number = 0; number < 12; number++) {
        putParameter("/clicklake/test/host/%02d".formatted(number), "settings " + number);
      }
      putParameter("/clicklake/testament", "another's");
      assertThat(account.parameter("/clicklake/test/host/07")).contains("settings 7");
      assertThat(account.parametersUnder("/clicklake/test"))
          .hasSize(12)
          .startsWith("/clicklake/test/host/00");
    }
  }

  @Test
  void anImageIsKnownByItsTag() {
    try (Account account = account()) {
      assertThat(account.imageDigest(REPOSITORY, "1.0")).isEmpty();
      String digest = putImage("1.0");
      assertThat(account.imageDigest(REPOSITORY, "1.0")).contains(digest);
      assertThat(account.imageDigest(REPOSITORY, "1.1")).isEmpty();
      assertThat(account.registryLogin().user()).isEqualTo("AWS");
    }
  }

  @Test
  void aHostRunsACommandToItsEnd() {
    try (Account account = account()) {
      HostOutcome outcome =
          account.run("i-0123456789abcdef0", HostCommand.shell("echo one"), Duration.ofSeconds(20));
      assertThat(outcome.succeeded()).isTrue();
    }
  }

  @Test
  void rowsOfAQueryComeWithoutTheirHeader() {
    try (Account account = account()) {
      letTheLakeAnswer(List.of(List.of("one", "1"), List.of("two", "2")));
      assertThat(account.query(new LakeQuery("primary", "clicklake", "SELECT 1")))
          .containsExactly(List.of("one", "1"), List.of("two", "2"));
    }
  }
}
