package io.clicklake.stack.local;

import io.clicklake.components.Component;
import io.clicklake.stack.live.Broker;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a host runs of the pipeline: Kafka, the schema registry, Connect with the sink. */
interface HostServices {

  String EVENTS_SINK = "clicklake-events";
  String REJECTED_SINK = "clicklake-rejected";

  /** The name of the step after which topics are there. */
  String TOPICS = "topics";

  /** The name of the step after which schemas are registered. */
  String SCHEMAS = "schemas";

  /** The names of the sink's connectors. */
  List<String> CONNECTORS = List.of(EVENTS_SINK, REJECTED_SINK);

  /** All processes, in the order they are listed. */
  List<Component> components();

  /**
   * What starts them and makes topics, schemas and connectors, {@link #TOPICS} and {@link #SCHEMAS}
   * among them; a step may come after the one that has the S3 server's name.
   */
  List<Step> steps(Consumer<Component> bringUp);

  /** The broker, with the login of a client that may do everything. */
  Broker broker();

  /**
   * Answers with a status of the 200 family while the registry is there, and asks nobody who he is.
   */
  URI registryHealth();

  /** The Connect worker's REST API. */
  URI connectWorker();

  /** The registry and how a client that may do everything reaches it, once they are up. */
  Map<String, String> registryClient();

  /** The variables that the function reaches both with, once they are up. */
  Map<String, String> functionVariables();
}
