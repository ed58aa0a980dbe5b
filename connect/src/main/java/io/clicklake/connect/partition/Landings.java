package io.clicklake.connect.partition;

import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.decode.AvroValue;
import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.decode.Values;
import io.clicklake.connect.decode.VersionedSchema;
import io.clicklake.connect.evolution.SchemaPolicy;
import io.clicklake.connect.partitioner.Partitioner;
import io.clicklake.connect.row.RowProjection;
import io.clicklake.connect.row.UnreadableProjectionException;
import io.clicklake.connect.row.UnsupportedSchemaException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Reads records and says where each of them goes. Keeps no state but what it has compiled. Used by
 * one thread.
 */
public final class Landings {

  private final Values values;
  private final SchemaPolicy policy;
  private final Partitioner partitioner;
  private final Map<Versions, Projection> projections = new HashMap<>();
  private final Map<Versions, RowProjection> rows = new HashMap<>();
  private Optional<Projection> last = Optional.empty();

  private record Versions(int one, int other) {}

  /** How records of one schema are written while another leads. */
  private record Projection(
      VersionedSchema written, VersionedSchema leading, VersionedSchema target, RowProjection row) {

    @SuppressWarnings("ReferenceEquality") // Values hands out one object per schema
    boolean serves(VersionedSchema written, VersionedSchema leading) {
      return this.written == written && this.leading == leading;
    }
  }

  public Landings(Values values, SchemaPolicy policy, Partitioner partitioner) {
    this.values = values;
    this.policy = policy;
    this.partitioner = partitioner;
  }

  /** The version that led when these files were written, as far as they tell. */
  Optional<VersionedSchema> leading(Collection<CommittedFile> files) {
    return files.stream()
        .flatMap(file -> find(file.schemaId()).stream())
        .reduce((one, other) -> policy.replaces(other, one) ? other : one);
  }

  /** The schema of this id, if it is known. */
  Optional<VersionedSchema> find(int schemaId) {
    return values.find(schemaId);
  }

  /**
   * Where a record goes.
   *
   * @param leading the version that leads so far; empty when none does
   * @throws BadRecordException when it can go nowhere
   */
  Landing of(KafkaRecord record, Optional<VersionedSchema> leading) {
    AvroValue value = values.read(record);
    VersionedSchema written = value.schema();
    VersionedSchema leads =
        leading.isEmpty() || policy.replaces(written, leading.get()) ? written : leading.get();
    return land(record, value, projection(written, leads));
  }

  /**
   * Where a record of a batch that is written again goes.
   *
   * @param targets the schema that records were written as, by the id they were written with
   * @throws BadRecordException when it can go nowhere, or went nowhere before
   */
  Landing again(KafkaRecord record, IntFunction<Optional<VersionedSchema>> targets) {
    AvroValue value = values.read(record);
    VersionedSchema written = value.schema();
    VersionedSchema target =
        targets
            .apply(written.id())
            .orElseThrow(
                () ->
                    new BadRecordException("no file of the batch holds schema id " + written.id()));
    return land(record, value, new Projection(written, target, target, row(written, target)));
  }

  /** Whether a record that is read again goes where it went. */
  boolean areRepeatable() {
    return partitioner.isRepeatable();
  }

  private Landing land(KafkaRecord record, AvroValue value, Projection projection) {
    RowProjection row = projection.row();
    try {
      row.scan(value.bytes(), value.start(), value.length());
    } catch (BadRecordException e) {
      throw new BadRecordException(
          "the value is no record of schema id %d as schema id %d reads it: %s"
              .formatted(projection.written().id(), projection.target().id(), e.getMessage()),
          e);
    }
    long epochMillis = partitioner.epochMillis(record, row);
    return new Landing(
        projection.written(),
        projection.leading(),
        projection.target(),
        row,
        epochMillis,
        partitioner.path(record, row, epochMillis),
        value.length());
  }

  private Projection projection(VersionedSchema written, VersionedSchema leading) {
    if (last.isPresent() && last.get().serves(written, leading)) {
      return last.get();
    }
    Projection projection =
        projections.computeIfAbsent(
            new Versions(written.id(), leading.id()), any -> compile(written, leading));
    last = Optional.of(projection);
    return projection;
  }

  private Projection compile(VersionedSchema written, VersionedSchema leading) {
    VersionedSchema target = policy.target(written, leading);
    return new Projection(written, leading, target, row(written, target));
  }

  private RowProjection row(VersionedSchema written, VersionedSchema target) {
    return rows.computeIfAbsent(
        new Versions(written.id(), target.id()),
        any -> {
          try {
            return RowProjection.of(written.schema(), target.schema(), partitioner.fields());
          } catch (UnreadableProjectionException | UnsupportedSchemaException e) {
            throw new BadRecordException(
                "records of schema id %d cannot be written as schema id %d: %s"
                    .formatted(written.id(), target.id(), e.getMessage()),
                e);
          }
        });
  }
}
