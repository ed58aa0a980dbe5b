package io.clicklake.benchmarks.fault;

import java.util.List;

/** A process that faults happen to. */
enum Target {
  WORKER_1("connect-1"),
  WORKER_2("connect-2"),
  BROKER("kafka"),
  S3("s3"),
  REGISTRY("registry");

  /** The Connect workers. */
  static final List<Target> WORKERS = List.of(WORKER_1, WORKER_2);

  private final String component;

  Target(String component) {
    this.component = component;
  }

  /** The name of its component. */
  String component() {
    return component;
  }

  boolean isWorker() {
    return WORKERS.contains(this);
  }
}
