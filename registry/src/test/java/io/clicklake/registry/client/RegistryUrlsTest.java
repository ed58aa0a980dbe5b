package io.clicklake.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryUrlsTest {

  @Test
  void addressesStandBetweenCommas() {
    assertThat(RegistryUrls.parse(" http://a:8081/ , https://b/apis/ccompat/v7//,").bases())
        .containsExactly(URI.create("http://a:8081"), URI.create("https://b/apis/ccompat/v7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:8081", "ftp://a", "http:///x", "http://a?x=1", "http://a b", ",", ""})
  void anythingElseIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> RegistryUrls.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected for example http://127.0.0.1:8081");
  }

  @Test
  void credentialsAreRefusedAndNotRepeated() {
    assertThatThrownBy(() -> RegistryUrls.parse("http://user:secret@registry.example"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("registry.example")
        .hasMessageContaining("credentials")
        .hasMessageNotContaining("secret");
  }

  @Test
  void timeoutsAreLongerThanZero() {
    assertThatThrownBy(() -> new HttpTimeouts(Duration.ZERO, Duration.ofSeconds(1)))
        .hasMessageContaining("connect timeout is PT0S");
    assertThatThrownBy(() -> new HttpTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(-1)))
        .hasMessageContaining("request timeout is PT-1S");
  }
}
