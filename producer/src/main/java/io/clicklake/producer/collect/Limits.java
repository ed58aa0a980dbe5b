package io.clicklake.producer.collect;

/** The bounds of one request, as the ingest contract publishes them. */
public final class Limits {

  /** Largest body, after base64 and gzip are undone, in bytes of UTF-8. */
  public static final int MAX_BODY_BYTES = 256 * 1024;

  /** Most events in one body. */
  public static final int MAX_EVENTS = 100;

  /** Largest single event, as JSON with what stands beside the events, in bytes of UTF-8. */
  public static final int MAX_EVENT_BYTES = 64 * 1024;

  /** Longest text value, in UTF-16 characters. */
  public static final int MAX_TEXT_CHARACTERS = 8192;

  /** Most properties of one event: what the contract does not name, and whose name is taken. */
  public static final int MAX_PROPERTIES = 256;

  /** Deepest nesting of objects and arrays in an event. */
  public static final int MAX_DEPTH = 64;

  /** Longest number, in characters. */
  public static final int MAX_NUMBER_CHARACTERS = 1000;

  private Limits() {}
}
