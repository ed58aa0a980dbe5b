package io.clicklake.producer.collect;

import io.clicklake.events.ClickEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of one request's body. */
public sealed interface Outcome {

  /** Events that follow the contract, in the order sent. */
  List<AcceptedEvent> accepted();

  /** What does not, each with its reason: events in the order sent, or the body as a whole. */
  List<Rejection> rejected();

  /** The accepted events alone, in the order sent. */
  default List<ClickEvent> events() {
    return accepted().stream().map(AcceptedEvent::event).toList();
  }

  /** The same with these events, all accepted before, moved to the rejected ones. */
  Outcome rejecting(List<Rejection> refused);

  /** Answers each of the outcomes in its own way. */
  <T> T match(
      Function<Collected, T> collected,
      Function<TooLarge, T> tooLarge,
      Function<UnsupportedType, T> unsupportedType);

  /**
   * The body was read; each of its events is in exactly one of the two lists, in the order sent.
   *
   * @param accepted events that follow the contract
   * @param rejected events that do not, each with its reason
   */
  record Collected(List<AcceptedEvent> accepted, List<Rejection> rejected) implements Outcome {

    public Collected {
      accepted = List.copyOf(accepted);
      rejected = List.copyOf(rejected);
    }

    static Collected nothingBut(Rejection rejection) {
      return new Collected(List.of(), List.of(rejection));
    }

    @Override
    public <T> T match(
        Function<Collected, T> collected,
        Function<TooLarge, T> tooLarge,
        Function<UnsupportedType, T> unsupportedType) {
      return collected.apply(this);
    }

    @Override
    public Collected rejecting(List<Rejection> refused) {
      Set<Integer> indexes =
          refused.stream().map(Rejection::index).collect(Collectors.toUnmodifiableSet());
      List<Rejection> all = new ArrayList<>(rejected);
      all.addAll(refused);
      all.sort(Comparator.comparingInt(Rejection::index));
      return new Collected(
          accepted.stream().filter(event -> !indexes.contains(event.index())).toList(), all);
    }
  }

  /**
   * The body goes beyond a limit of the whole request; none of its events is accepted.
   *
   * @param body the body as one rejection, for the record
   */
  record TooLarge(Rejection body) implements Outcome {

    @Override
    public List<AcceptedEvent> accepted() {
      return List.of();
    }

    @Override
    public List<Rejection> rejected() {
      return List.of(body);
    }

    @Override
    public Outcome rejecting(List<Rejection> refused) {
      return this;
    }

    @Override
    public <T> T match(
        Function<Collected, T> collected,
        Function<TooLarge, T> tooLarge,
        Function<UnsupportedType, T> unsupportedType) {
      return tooLarge.apply(this);
    }
  }

  /**
   * The body is of a type or an encoding the endpoint does not read.
   *
   * @param body the body as one rejection, for the record
   */
  record UnsupportedType(Rejection body) implements Outcome {

    @Override
    public List<AcceptedEvent> accepted() {
      return List.of();
    }

    @Override
    public List<Rejection> rejected() {
      return List.of(body);
    }

    @Override
    public Outcome rejecting(List<Rejection> refused) {
      return this;
    }

    @Override
    public <T> T match(
        Function<Collected, T> collected,
        Function<TooLarge, T> tooLarge,
        Function<UnsupportedType, T> unsupportedType) {
      return unsupportedType.apply(this);
    }
  }
}
