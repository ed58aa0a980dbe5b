package io.clicklake.stack.live;

import io.clicklake.components.ConnectorStatus;
import io.clicklake.components.HttpProbe;
import java.util.ArrayList;
import java.util.List;

/**
 * A component that does not do its work.
 *
 * @param component its name
 * @param what what is wrong with it, as a sentence without a full stop
 */
record Absence(String component, String what) {

  /** Those that do not work now, asked over HTTP; the broker is not asked. */
  static List<Absence> among(Surroundings parts) {
    List<Absence> absent = new ArrayList<>();
    if (!HttpProbe.succeeds(parts.function())) {
      absent.add(
          new Absence("lambda", "no answer at " + parts.function() + ": requests wait or get 503"));
    }
    if (!HttpProbe.answers(parts.s3())) {
      absent.add(new Absence("s3", "no answer at " + parts.s3() + ": batches wait in Kafka"));
    }
    if (!HttpProbe.succeeds(parts.registry())) {
      absent.add(new Absence("registry", "no answer at " + parts.registry()));
    }
    for (String connector : parts.connectors()) {
      if (!ConnectorStatus.runs(parts.connect(), connector)) {
        absent.add(
            new Absence(
                "connect", "connector " + connector + " does not run: records wait in Kafka"));
      }
    }
    return absent;
  }
}
