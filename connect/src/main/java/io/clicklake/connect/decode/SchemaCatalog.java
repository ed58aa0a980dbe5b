package io.clicklake.connect.decode;

import io.clicklake.registry.client.RegisteredSchema;
import io.clicklake.registry.client.SchemaRegistry;
import io.clicklake.registry.client.UnknownSchemaException;
import io.clicklake.registry.client.UnreadableSchemaException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The record schemas of one subject by id; each is asked for once. That there is none is believed
 * for some seconds: a topic of such records must not become as many requests, and a registry that
 * lags has it later. Used by one thread.
 */
public final class SchemaCatalog {

  private static final Duration REFUSAL_HOLDS = Duration.ofSeconds(5);

  /** Ids of rubbish are as many as there are records. */
  private static final int MOST_REFUSALS = 1_000;

  private final SchemaRegistry registry;
  private final String subject;
  private final Clock clock;
  private final Map<Integer, VersionedSchema> known = new HashMap<>();
  private final Map<Integer, Refusal> refused =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Refusal> eldest) {
          return size() > MOST_REFUSALS;
        }
      };

  /** That an id is of no use, and since when. */
  private record Refusal(String reason, Instant at) {

    /** A clock that was set back does not make it last longer. */
    boolean holds(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(REFUSAL_HOLDS));
    }
  }

  public SchemaCatalog(SchemaRegistry registry, String subject, Clock clock) {
    this.registry = registry;
    this.subject = subject;
    this.clock = clock;
  }

  /**
   * The schema with this id.
   *
   * @throws BadRecordException when the registry had none when it was asked last, or the subject
   *     does not hold it, or it is no record: what is written with it does not belong into the
   *     topic
   * @throws io.clicklake.registry.client.RegistryUnavailableException when it cannot be asked
   */
  public VersionedSchema schema(int id) {
    VersionedSchema schema = known.get(id);
    if (schema == null) {
      refuseAgain(id);
      schema = ask(id);
      known.put(id, schema);
    }
    return schema;
  }

  private void refuseAgain(int id) {
    Refusal refusal = refused.get(id);
    if (refusal != null && refusal.holds(clock.instant())) {
      throw new BadRecordException(refusal.reason());
    }
  }

  private VersionedSchema ask(int id) {
    refused.remove(id);
    try {
      return read(id);
    } catch (BadRecordException e) {
      refused.put(id, new Refusal(String.valueOf(e.getMessage()), clock.instant()));
      throw e;
    }
  }

  private VersionedSchema read(int id) {
    try {
      Schema written = registry.schemaById(id);
      RegisteredSchema held =
          registry
              .lookup(subject, written)
              .orElseThrow(
                  () ->
                      new BadRecordException(
                          "schema id %d (%s) is no version of subject %s; register it there, or mend the producer that writes another subject's records"
                              .formatted(id, written.getFullName(), subject)));
      if (written.getType() != Schema.Type.RECORD) {
        throw new BadRecordException(
            "schema id %d is %s, not a record".formatted(id, written.getType().getName()));
      }
      return new VersionedSchema(id, held.version(), written);
    } catch (UnknownSchemaException | UnreadableSchemaException e) {
      throw new BadRecordException(e.getMessage(), e);
    }
  }

  /**
   * The schema with this id, if the subject holds it.
   *
   * @throws io.clicklake.registry.client.RegistryUnavailableException when it cannot be asked
   */
  public Optional<VersionedSchema> find(int id) {
    try {
      return Optional.of(schema(id));
    } catch (BadRecordException e) {
      return Optional.empty();
    }
  }
}
