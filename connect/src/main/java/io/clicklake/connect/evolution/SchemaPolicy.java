package io.clicklake.connect.evolution;

import io.clicklake.connect.decode.VersionedSchema;
import io.clicklake.connect.row.RowProjection;

/**
 * Whose schema records are written with, by the names of Confluent's {@code schema.compatibility}.
 * A record that the leading schema cannot hold keeps its own, in a file of its own.
 */
public enum SchemaPolicy {
  /** Every record keeps the schema it was written with. */
  NONE {
    @Override
    public boolean replaces(VersionedSchema written, VersionedSchema leading) {
      return false;
    }

    @Override
    public VersionedSchema target(VersionedSchema written, VersionedSchema leading) {
      return written;
    }
  },

  /** The newest version seen leads; older records are projected up to it. */
  BACKWARD {
    @Override
    public boolean replaces(VersionedSchema written, VersionedSchema leading) {
      return written.isNewerThan(leading);
    }
  },

  /** The oldest version seen leads; newer records lose the columns it does not have. */
  FORWARD {
    @Override
    public boolean replaces(VersionedSchema written, VersionedSchema leading) {
      return leading.isNewerThan(written);
    }
  };

  /** Whether a record of the one version makes it the leading one, which closes the batch. */
  public abstract boolean replaces(VersionedSchema written, VersionedSchema leading);

  /** The schema that a record is written with while a version leads. */
  public VersionedSchema target(VersionedSchema written, VersionedSchema leading) {
    return RowProjection.resolves(written.schema(), leading.schema()) ? leading : written;
  }
}
