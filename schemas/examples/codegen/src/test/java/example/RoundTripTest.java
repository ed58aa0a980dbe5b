package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a user of the generated classes does: build, write, read. */
class RoundTripTest {

  @Test
  void aClickIsReadAsItWasWritten() throws Exception {
    Instant now = Instant.ofEpochMilli(1_748_440_800_000L);
    ClickEvent click =
        ClickEvent.newBuilder()
            .setEventId(new UUID(1, 2))
            .setEventType(EventType.page_view)
            .setEventTime(now)
            .setReceivedAt(now)
            .setPageUrl("https://example.org/")
            .setProperties(Map.of("theme", "dark"))
            .build();

    assertEquals(click, ClickEvent.fromByteBuffer(click.toByteBuffer()));
  }

  @Test
  void anOrderRefersToItsClick() throws Exception {
    Order order =
        Order.newBuilder().setOrderId("o-1").setAmount(4200).setEventId("e-1").build();

    assertEquals(order, Order.fromByteBuffer(order.toByteBuffer()));
  }
}
