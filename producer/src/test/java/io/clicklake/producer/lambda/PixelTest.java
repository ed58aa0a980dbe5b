package io.clicklake.producer.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import io.clicklake.events.RejectedEvent;
import io.clicklake.events.RejectionReason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelTest {

  private final InMemoryFunction function = new InMemoryFunction();

  @Test
  void anImageRequestIsAnEventAndItsAnswerATransparentPixel() throws IOException {
    Answer answer = get("event=page_view&page_url=https%3A%2F%2Fb.example%2Fp&x=3");

    assertThat(answer)
        .returns(200, Answer::status)
        .returns(
            Map.of(
                "content-type", "image/gif",
                "cache-control", "no-store",
                "cross-origin-resource-policy", "cross-origin"),
            Answer::headers);
    byte[] gif = answer.body().getBytes(StandardCharsets.ISO_8859_1);
    assertThat(gif).hasSize(43);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(gif));
    assertThat(image.getWidth()).isEqualTo(1);
    assertThat(image.getHeight()).isEqualTo(1);
    assertThat(image.getRGB(0, 0) >>> 24).as("opacity").isZero();
    assertThat(function.publisher().events())
        .singleElement()
        .returns(EventType.page_view, ClickEvent::getEventType)
        .returns("/p", ClickEvent::getPagePath)
        .returns(3, ClickEvent::getX)
        .returns("203.0.113.0/24", ClickEvent::getIpPrefix);
  }

  @Test
  void aBadEventIsKeptAndItsAnswerIsThePixelAllTheSame() {
    assertThat(get("event=page_view&x=many"))
        .returns(200, Answer::status)
        .satisfies(answer -> assertThat(answer.body()).startsWith("GIF89a"));
    assertThat(get(""))
        .returns(200, Answer::status)
        .satisfies(answer -> assertThat(answer.body()).startsWith("GIF89a"));
    assertThat(function.publisher().rejected())
        .extracting(RejectedEvent::getReason)
        .containsExactly(RejectionReason.invalid_field, RejectionReason.missing_field);
    assertThat(function.publisher().rejected())
        .extracting(RejectedEvent::getPayload)
        .containsExactly("{\"event\":\"page_view\",\"x\":\"many\"}", "{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"event=page_view", "x=many"})
  void anEventThatIsLostIsNotClaimedAndThePageShowsNothingBroken(String query) {
    function.publisher().outage(true);
    assertThat(get(query))
        .returns(503, Answer::status)
        .satisfies(answer -> assertThat(answer.body()).startsWith("GIF89a"))
        .satisfies(answer -> assertThat(answer.headers()).doesNotContainKey("retry-after"));
  }

  @Test
  void aHeadOfThePictureKeepsNothing() {
    assertThat(function.answer(Invocation.request("HEAD", "/i.gif", "")).status()).isEqualTo(405);
    assertThat(function.publisher().rejected()).isEmpty();
  }

  private Answer get(String query) {
    ObjectNode request =
        Invocation.request("GET", "/i.gif", "", Map.of("referer", "https://b.example/"));
    return function.answer(request.put("rawQueryString", query));
  }
}
