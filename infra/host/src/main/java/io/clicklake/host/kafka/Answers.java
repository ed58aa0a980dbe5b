package io.clicklake.host.kafka;

import io.clicklake.host.HostException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** Kafka's answers to an administrator, waited for as long as its client is patient. */
final class Answers {

  private Answers() {}

  /**
   * The answer.
   *
   * @param what was asked for, to stand after "Kafka does not"
   * @throws HostException with what Kafka says, or when it says nothing
   */
  static <T> T await(KafkaFuture<T> answer, String what) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new HostException("Kafka does not " + what + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostException("interrupted while asking Kafka to " + what, e);
    }
  }
}
