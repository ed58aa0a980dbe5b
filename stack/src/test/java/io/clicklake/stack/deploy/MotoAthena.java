package io.clicklake.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Tells moto what its Athena answers to the next queries: it knows no SQL. */
public record MotoAthena(URI url, String region) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One answer for each query; rows without their header, which is added. */
  public void answers(List<List<List<String>>> answers) {
    ObjectNode expected = JSON.createObjectNode().put("region", region);
    ArrayNode results = expected.putArray("results");
    for (List<List<String>> rows : answers) {
      ObjectNode result = results.addObject();
      ArrayNode all = result.putArray("rows");
      all.addObject().putArray("Data").addObject().put("VarCharValue", "column");
      for (List<String> row : rows) {
        ArrayNode data = all.addObject().putArray("Data");
        row.forEach(value -> data.addObject().put("VarCharValue", value));
      }
      result.putArray("column_info");
    }
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(url.resolve("/moto-api/static/athena/query-results"))
                      .header("content-type", "application/json")
                      .POST(HttpRequest.BodyPublishers.ofString(expected.toString()))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
