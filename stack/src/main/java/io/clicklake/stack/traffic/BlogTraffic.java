package io.clicklake.stack.traffic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * The events of a plan, in the order they are sent, made one by one as they are asked for.
 *
 * <p>Visits run side by side; each event is the next step of one of them. One event in a hundred is
 * malformed, and one in a hundred happened an hour before its place; none of the first hour does,
 * so that all event times stay within the plan's span. For one thread.
 */
public final class BlogTraffic implements Iterator<TrafficEvent> {
  private static final Duration LATENESS = Duration.ofHours(1);
  private static final double MALFORMED_SHARE = 0.01;
  private static final double LATE_SHARE = 0.01;

  private final TrafficPlan plan;
  private final Random random;
  private final RunIds ids;
  private final Blog blog = new Blog();
  private final List<Visit> visits = new ArrayList<>();
  private final Instant firstLatePlace;
  private final double lateShareOfPlaces;
  private int visitsBegun;
  private int made;

  public BlogTraffic(TrafficPlan plan) {
    this.plan = plan;
    this.random = new Random(plan.seed());
    this.ids = new RunIds(plan.run(), plan.seed());
    this.firstLatePlace = plan.from().plus(LATENESS);
    double latePlaces = 1 - (double) LATENESS.toMillis() / TrafficPlan.SPAN.toMillis();
    this.lateShareOfPlaces = LATE_SHARE / latePlaces;
  }

  @Override
  public boolean hasNext() {
    return made < plan.events();
  }

  @Override
  public TrafficEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all " + plan.events() + " events are made");
    }
    Instant place = plan.placeOf(made);
    ObjectNode step = nextStep(place);
    Instant time = isLate(place) ? place.minus(LATENESS) : place;
    UUID id = ids.event(made++, time);
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("event_id", id.toString());
    event.put("event_time", time.toString());
    event.putObject("properties").put("run", plan.run());
    event.setAll(step);
    Optional<Malformation> malformation = malformation();
    String json =
        malformation.map(kind -> kind.spoil(event, plan.run())).orElseGet(event::toString);
    return new TrafficEvent(id, place, time, malformation, json);
  }

  private ObjectNode nextStep(Instant now) {
    while (visits.size() < plan.visitsAtOnce()) {
      visits.add(begin(now));
    }
    int index = random.nextInt(visits.size());
    Visit visit = visits.get(index);
    ObjectNode step = visit.next(now);
    if (visit.over()) {
      visits.set(index, begin(now));
    }
    return step;
  }

  private Visit begin(Instant now) {
    String session = ids.session(visitsBegun++, now).toString();
    return new Visit(session, now, blog, new Random(random.nextLong()));
  }

  private boolean isLate(Instant place) {
    return !place.isBefore(firstLatePlace) && random.nextDouble() < lateShareOfPlaces;
  }

  private Optional<Malformation> malformation() {
    if (random.nextDouble() >= MALFORMED_SHARE) {
      return Optional.empty();
    }
    Malformation[] kinds = Malformation.values();
    return Optional.of(kinds[random.nextInt(kinds.length)]);
  }
}
