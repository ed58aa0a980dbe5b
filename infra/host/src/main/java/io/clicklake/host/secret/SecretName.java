package io.clicklake.host.secret;

/** What is kept of a pipeline, each under its path. */
public enum SecretName {
  /** Password of Kafka's super user, who is let in on loopback only. */
  KAFKA_ADMIN("kafka/admin", Kind.SECRET),
  /** Password of the Lambda in Kafka. */
  KAFKA_PRODUCER("kafka/producer", Kind.SECRET),
  /** Password of Connect in Kafka. */
  KAFKA_CONNECT("kafka/connect", Kind.SECRET),
  /** Password of Confluent's registry in Kafka, where that one runs. */
  KAFKA_REGISTRY("kafka/registry", Kind.SECRET),
  /** Password of who may register schemas. */
  REGISTRY_WRITER("registry/writer", Kind.SECRET),
  /** Password of who may look schemas up. */
  REGISTRY_READER("registry/reader", Kind.SECRET),
  /** Key and certificate that hosts' certificates are signed with: PKCS#12 in base 64. */
  AUTHORITY_KEY("kafka/ca-key", Kind.SECRET),
  /** The same of the authority that signs next, while it is being rotated. */
  NEXT_AUTHORITY_KEY("kafka/ca-key-next", Kind.SECRET),
  /** The certificates that clients trust, PEM. */
  AUTHORITIES("kafka/ca", Kind.PUBLIC),
  /** The id that every host's Kafka storage is formatted with. */
  CLUSTER_ID("kafka/cluster-id", Kind.PUBLIC);

  private final String path;
  private final Kind kind;

  SecretName(String path, Kind kind) {
    this.path = path;
    this.kind = kind;
  }

  /** Where it is kept, relative to all of a pipeline's. */
  public String path() {
    return path;
  }

  /** The user whose password it is: the last part of its path. */
  public String user() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether only those may read it that need it. */
  public boolean secret() {
    return kind == Kind.SECRET;
  }

  private enum Kind {
    SECRET,
    PUBLIC
  }
}
