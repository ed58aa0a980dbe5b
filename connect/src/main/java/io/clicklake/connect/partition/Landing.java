package io.clicklake.connect.partition;

import io.clicklake.connect.decode.VersionedSchema;
import io.clicklake.connect.row.RowProjection;

/**
 * Where a record goes: read whole, nothing changed yet.
 *
 * @param written the schema it was written with
 * @param leading the version that leads from here on
 * @param schema the schema of its file
 * @param row the record itself; good until the next one lands
 * @param epochMillis its time
 * @param path its partition of the lake
 * @param encodedBytes its size in Kafka
 */
record Landing(
    VersionedSchema written,
    VersionedSchema leading,
    VersionedSchema schema,
    RowProjection row,
    long epochMillis,
    String path,
    int encodedBytes) {}
