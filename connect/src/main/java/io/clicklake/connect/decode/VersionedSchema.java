package io.clicklake.connect.decode;

import org.apache.avro.Schema;

/**
 * A schema with its place among the versions of its subject.
 *
 * @param version the subject's version number; 0 where the subject does not hold the schema
 */
public record VersionedSchema(int id, int version, Schema schema) {

  /** Whether this is a later version; by id where a version is not known. */
  public boolean isNewerThan(VersionedSchema other) {
    return (version > 0 && other.version > 0) ? version > other.version : id > other.id;
  }
}
