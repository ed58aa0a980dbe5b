package io.clicklake.stack.lake;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import io.clicklake.registry.ddl.DuckDbView;
import io.clicklake.registry.ddl.PartitionLayout;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A topic of the lake under the name that SQL has for it.
 *
 * @param name name of the view
 * @param schema the contract of the topic's values; its fields are columns of the view even where
 *     no file has them
 */
public record LakeView(String name, String topic, Schema schema) {
  /** Accepted events. */
  public static final LakeView CLICK_EVENTS =
      new LakeView("click_events", "clickstream", ClickEvent.getClassSchema());

  /** Events the endpoint could not accept. */
  public static final LakeView REJECTED_EVENTS =
      new LakeView("rejected_events", "clickstream.rejected", RejectedEvent.getClassSchema());

  /** Both of them. */
  static List<LakeView> all() {
    return List.of(CLICK_EVENTS, REJECTED_EVENTS);
  }

  /** The statement that makes the view over what this directory holds. */
  String definition(LakeDirectory lake) {
    String columns = "CREATE VIEW " + name + " AS " + view().noRows();
    return lake.holds(topic)
        ? columns + " UNION ALL BY NAME SELECT * FROM " + files(lake)
        : columns;
  }

  /** A query for the view's rows with the path of the file that holds each. */
  String rowsInFiles(LakeDirectory lake) {
    String columns = "SELECT *, CAST(NULL AS VARCHAR) AS filename FROM (" + view().noRows() + ")";
    return lake.holds(topic)
        ? columns + " UNION ALL BY NAME SELECT *, filename FROM " + files(lake)
        : columns;
  }

  /** The files of the topic as a table function, with the column {@code filename} on demand. */
  String files(LakeDirectory lake) {
    return view().files(lake.filesOf(topic));
  }

  private DuckDbView view() {
    return new DuckDbView(schema, PartitionLayout.HOURLY);
  }
}
