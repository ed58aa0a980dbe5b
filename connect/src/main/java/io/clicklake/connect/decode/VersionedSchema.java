package io.clicklake.connect.decode;

import org.apache.avro.Schema;

/**
 * A schema with its place among the versions of its subject.
 *
 * @param id its registry id
 * @param version the subject's version number, from 1
 */
public record VersionedSchema(int id, int version, Schema schema) {

  /** Whether this is a later version. */
  public boolean isNewerThan(VersionedSchema other) {
    return version > other.version;
  }
}
