package io.clicklake.producer.log;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** What SLF4J finds on the function's class path; its lines go to standard output. */
public final class JsonLogProvider implements SLF4JServiceProvider {

  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter contexts = new NOPMDCAdapter();
  private final ILoggerFactory loggers;

  /** By the process's environment, for SLF4J. */
  public JsonLogProvider() {
    this(System.getenv(), JsonLines.standardOut(Clock.systemUTC()));
  }

  JsonLogProvider(Map<String, String> variables, JsonLines lines) {
    LogThreshold threshold = LogThreshold.of(variables);
    Map<String, Logger> made = new ConcurrentHashMap<>();
    this.loggers =
        name ->
            made.computeIfAbsent(
                name, absent -> new JsonLogger(absent, threshold.of(absent), lines));
  }

  /**
   * Has SLF4J take this one without searching the class path for others, which takes a cold start
   * some 25 ms; to be called before the first logger is made. A provider that is set stays.
   */
  public static void nameToSlf4j() {
    System.getProperties().putIfAbsent("slf4j.provider", JsonLogProvider.class.getName());
    System.getProperties().putIfAbsent("slf4j.internal.verbosity", "WARN");
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return loggers;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return contexts;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {}
}
