package io.clicklake.benchmarks.ingest;

import java.util.List;

/** One function's life: each size of batch in turn, and the most memory it had resident. */
record WarmRun(String launch, List<Warm> sizes, long peakResidentBytes) {

  WarmRun {
    sizes = List.copyOf(sizes);
  }

  double peakResidentMegabytes() {
    return peakResidentBytes / 1e6;
  }
}
