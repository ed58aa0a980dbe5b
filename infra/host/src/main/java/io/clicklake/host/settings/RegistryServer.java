package io.clicklake.host.settings;

/** The schema registry that runs on a host. */
public enum RegistryServer {
  /** Apicurio, which a release holds; it keeps its schemas in a file. */
  APICURIO("/apis/ccompat/v7"),
  /** Confluent's, which lies beside releases; it keeps its schemas in Kafka. */
  CONFLUENT("");

  private final String api;

  RegistryServer(String api) {
    this.api = api;
  }

  /** The path at which Confluent's API begins; empty for the root. */
  public String api() {
    return api;
  }
}
