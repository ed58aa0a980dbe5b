package io.clicklake.stack.local;

import io.clicklake.components.Component;
import io.clicklake.components.Distribution;
import io.clicklake.components.S3Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every component of the stack, configured to find the others. */
final class StackComponents {

  static final String BUCKET = "clicklake";
  static final String TOPICS_DIRECTORY = "topics";
  static final String REGION = "us-east-1";

  private final S3Server s3;
  private final HostServices services;
  private final IngestGateway gateway;
  private final LambdaFunction lambda;

  /**
   * Components of the checkout at {@code home}.
   *
   * @param connectorSettings settings of both connectors that replace the stack's own
   */
  StackComponents(
      Path home,
      Path state,
      StackPorts ports,
      Security security,
      Map<String, String> connectorSettings) {
    Distribution distribution = Distribution.at(home);
    this.s3 = new S3Server(distribution, state, ports.s3(), List.of(BUCKET));
    this.services =
        switch (security) {
          case OPEN -> new OpenServices(home, state, ports, s3, connectorSettings);
          case SECURED -> SecuredServices.of(home, state, ports, s3, connectorSettings);
        };
    this.gateway =
        new IngestGateway(distribution.java(), state, ports.ingest(), ports.runtimeApi())
            .withWebsite(s3.bucketDirectory(BUCKET), s3, services);
    this.lambda =
        new LambdaFunction(
            distribution.java(),
            state,
            gateway,
            new LambdaFunction.Code(
                home.resolve("producer/target/lambda"),
                "io.clicklake.producer.lambda.IngestHandler"),
            this::functionVariables);
  }

  /** All, in the order they are listed; they end in the opposite one. */
  List<Component> all() {
    List<Component> all = new ArrayList<>();
    all.add(s3);
    all.addAll(services.components());
    all.add(gateway);
    all.add(lambda);
    return List.copyOf(all);
  }

  S3Server s3() {
    return s3;
  }

  HostServices services() {
    return services;
  }

  IngestGateway gateway() {
    return gateway;
  }

  LambdaFunction lambda() {
    return lambda;
  }

  private Map<String, String> functionVariables() {
    Map<String, String> variables = new HashMap<>(services.functionVariables());
    variables.put("KAFKA_TOPIC", StackTopics.EVENTS);
    variables.put("KAFKA_REJECTED_TOPIC", StackTopics.REJECTED);
    return variables;
  }
}
