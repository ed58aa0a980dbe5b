package io.clicklake.producer.publish;

import io.clicklake.producer.publish.Health.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks several things at once, each on a thread of its own, and waits for none beyond a deadline.
 */
final class HealthChecks {

  private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);

  /** For an answer that says what was waited for until the deadline. */
  private static final Duration GRACE = Duration.ofMillis(250);

  /** Asks one thing. */
  interface Question {

    /** What is wrong; empty when nothing is. */
    Optional<String> ask(Deadline deadline) throws Exception;
  }

  private HealthChecks() {}

  /** The answers, in the order of the questions' names. */
  static Health ask(Map<String, Question> questions, Deadline deadline) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            questions.size(),
            task -> {
              Thread thread = new Thread(task, "health-check");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Map<String, Future<Check>> asked = new LinkedHashMap<>();
      new TreeMap<>(questions)
          .forEach(
              (name, question) -> asked.put(name, threads.submit(timed(name, question, deadline))));
      List<Check> checks = new ArrayList<>();
      long start = System.nanoTime();
      asked.forEach((name, check) -> checks.add(answer(name, check, deadline, start)));
      return new Health(checks);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<Check> timed(String name, Question question, Deadline deadline) {
    return () -> {
      long start = System.nanoTime();
      Optional<String> ailment = question.ask(deadline);
      return new Check(name, since(start), ailment);
    };
  }

  private static Check answer(String name, Future<Check> check, Deadline deadline, long start) {
    try {
      return check.get(deadline.remaining().plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Check(name, since(start), Optional.of("no answer in time"));
    } catch (ExecutionException e) {
      LOG.warn("health check failed name={} cause={}", name, String.valueOf(e.getCause()));
      return new Check(name, since(start), Optional.of("it cannot be asked; the log says why"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Check(name, since(start), Optional.of("interrupted"));
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
