package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.account.LakeQuery;
import io.clicklake.stack.deploy.account.Pause;
import io.clicklake.stack.deploy.terraform.Outputs;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One event goes the whole way: to the API, and found by Athena. It is of the type custom, with
 * {@code check: deploy} among its properties.
 *
 * @param url another address of the API, as behind a proxy
 * @param patience how long the lake may take; the sink commits ten minutes after a batch's first
 *     record by default
 */
record SmokeStep(
    Target target,
    Optional<URI> url,
    Duration patience,
    Supplier<UUID> ids,
    Clock clock,
    Pause pause,
    Dialogue dialogue)
    implements Step {

  private static final Duration BETWEEN_POSTS = Duration.ofSeconds(10);
  private static final Duration BETWEEN_QUERIES = Duration.ofSeconds(30);
  private static final Duration POST_PATIENCE = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "smoke";
  }

  @Override
  public String intent() {
    return "post one event to "
        + url.map(URI::toString).orElse("<ingest_url>")
        + " and ask Athena for it, for "
        + patience.toMinutes()
        + " minutes at most";
  }

  /** Each deployment sends its own. */
  @Override
  public Optional<String> done() {
    return Optional.empty();
  }

  @Override
  public void run() {
    Outputs outputs = target.outputs();
    UUID id = ids.get();
    URI address =
        url.or(() -> outputs.ingestUrl().map(URI::create))
            .orElseThrow(() -> new DeploymentException("there is no API yet"));
    post(address, id);
    dialogue.say("  " + address + " took event " + id + "; waiting for it in the lake");
    LakeQuery query = new LakeQuery(outputs.workgroup(), outputs.database(), sql(id));
    long deadline = System.nanoTime() + patience.toNanos();
    while (target.account().query(query).isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new DeploymentException(
            "event %s was taken and is not in the lake after %d minutes; ask again: %s"
                .formatted(id, patience.toMinutes(), query.sql()));
      }
      pause.of(BETWEEN_QUERIES);
    }
    dialogue.say("  Athena finds event " + id);
  }

  /** A function that has just been made may miss its secrets, or its brokers, for a while. */
  private void post(URI address, UUID id) {
    long deadline = System.nanoTime() + POST_PATIENCE.toNanos();
    SmokeEvent event = new SmokeEvent(id);
    Optional<String> problem = event.post(address);
    while (problem.isPresent()) {
      if (System.nanoTime() > deadline || !event.worthAnother(problem.get())) {
        throw new DeploymentException(address + " did not take the event: " + problem.get());
      }
      pause.of(BETWEEN_POSTS);
      problem = event.post(address);
    }
  }

  /** Days around now, in whatever zone the lake counts. */
  private String sql(UUID id) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    String days =
        Stream.of(today.minusDays(1), today, today.plusDays(1))
            .map(
                day ->
                    "(year = %d AND month = %d AND day = %d)"
                        .formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))
            .collect(Collectors.joining(" OR "));
    return "SELECT event_id FROM click_events WHERE (%s) AND event_id = '%s'".formatted(days, id);
  }

  @Override
  public String remedy() {
    return String.join(
        " ",
        List.of(
            "docs/operations.md has what to look at;",
            "./clicklake deploy --no-smoke leaves this step out"));
  }
}
