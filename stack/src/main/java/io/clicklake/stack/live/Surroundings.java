package io.clicklake.stack.live;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the parts of the pipeline are found.
 *
 * @param lakeRoot directory of the bucket
 * @param broker where the topics are
 * @param function answers with a status of the 200 family while the Lambda function does
 * @param s3 answers at all while the S3 server is there
 * @param registry answers with a status of the 200 family while the registry is there
 * @param connect the Connect worker's REST API
 * @param connectors names of the sink's connectors
 */
public record Surroundings(
    Path lakeRoot,
    Broker broker,
    URI function,
    URI s3,
    URI registry,
    URI connect,
    List<String> connectors) {

  public Surroundings {
    connectors = List.copyOf(connectors);
  }
}
