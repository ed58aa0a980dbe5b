package io.clicklake.host.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every place of secrets does. */
abstract class SecretsContract {

  /** An empty place. */
  abstract Secrets secrets();

  @Test
  void whatWasCreatedIsReadAndStays() {
    Secrets secrets = secrets();
    assertThat(secrets.read(SecretName.KAFKA_PRODUCER)).isEmpty();
    assertThat(secrets.create(SecretName.KAFKA_PRODUCER, "first")).isTrue();
    assertThat(secrets.create(SecretName.KAFKA_PRODUCER, "second")).isFalse();
    assertThat(secrets.read(SecretName.KAFKA_PRODUCER)).hasValue("first");
    assertThat(secrets.read(SecretName.KAFKA_CONNECT)).isEmpty();
  }

  @Test
  void whatIsReplacedIsAnother() {
    Secrets secrets = secrets();
    secrets.create(SecretName.AUTHORITIES, "-----BEGIN\none\n");
    secrets.replace(SecretName.AUTHORITIES, "-----BEGIN\ntwo\n");
    assertThat(secrets.read(SecretName.AUTHORITIES)).hasValue("-----BEGIN\ntwo\n");
    secrets.replace(SecretName.KAFKA_ADMIN, "without one before");
    assertThat(secrets.read(SecretName.KAFKA_ADMIN)).hasValue("without one before");
  }

  @Test
  void whatIsMissingIsMadeOnce() {
    Secrets secrets = secrets();
    String made = secrets.readOrCreate(SecretName.CLUSTER_ID, () -> "made");
    assertThat(made).isEqualTo("made");
    assertThat(
            secrets.readOrCreate(
                SecretName.CLUSTER_ID,
                () -> {
                  throw new AssertionError("made twice");
                }))
        .isEqualTo("made");
  }
}
