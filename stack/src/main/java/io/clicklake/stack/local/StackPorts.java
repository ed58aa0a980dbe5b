package io.clicklake.stack.local;

import java.util.List;

/**
 * The stack's ports on 127.0.0.1, each moved up by the same offset.
 *
 * <table>
 * <caption>Ports at offset 0</caption>
 * <tr><td>8080</td><td>ingest: the HTTP API in front of the Lambda</td></tr>
 * <tr><td>8081</td><td>schema registry</td></tr>
 * <tr><td>8082</td><td>Lambda Runtime API</td></tr>
 * <tr><td>8083</td><td>Connect's REST API</td></tr>
 * <tr><td>8084</td><td>schema registry behind its gate, where the stack is secured</td></tr>
 * <tr><td>9000</td><td>S3</td></tr>
 * <tr><td>9092</td><td>Kafka; where the stack is secured, for its administrator</td></tr>
 * <tr><td>9093</td><td>Kafka's controller</td></tr>
 * <tr><td>9094</td><td>Kafka for clients, where the stack is secured</td></tr>
 * <tr><td>9095</td><td>Kafka between brokers, where the stack is secured</td></tr>
 * </table>
 */
record StackPorts(int offset) {

  static final int MAX_OFFSET = 50_000;

  StackPorts {
    if (offset < 0 || offset > MAX_OFFSET) {
      throw new IllegalArgumentException(
          "port offset is " + offset + ", expected 0 to " + MAX_OFFSET);
    }
  }

  int ingest() {
    return 8080 + offset;
  }

  int registry() {
    return 8081 + offset;
  }

  int runtimeApi() {
    return 8082 + offset;
  }

  int connect() {
    return 8083 + offset;
  }

  int registryBehindGate() {
    return 8084 + offset;
  }

  int s3() {
    return 9000 + offset;
  }

  int kafka() {
    return 9092 + offset;
  }

  int kafkaController() {
    return 9093 + offset;
  }

  int kafkaClients() {
    return 9094 + offset;
  }

  int kafkaBrokers() {
    return 9095 + offset;
  }

  /** All of them. */
  List<Integer> all() {
    return List.of(
        ingest(),
        registry(),
        runtimeApi(),
        connect(),
        registryBehindGate(),
        s3(),
        kafka(),
        kafkaController(),
        kafkaClients(),
        kafkaBrokers());
  }
}
