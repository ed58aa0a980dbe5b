package io.clicklake.connect.commit;

import java.util.Optional;

/**
 * Whose log it is, and how much of it is kept.
 *
 * @param connector name of the connector that owns the log
 * @param topicId the topic's id in its Kafka cluster, where it is known
 * @param recordsKept newest records that are never pruned, at least 2
 */
public record CommitLogSettings(String connector, Optional<String> topicId, int recordsKept) {

  /** Half a page of a listing: three and a half days of commits ten minutes apart. */
  public static final int DEFAULT_RECORDS_KEPT = 500;

  /** With those about to be pruned, the most that one page of a listing (1,000 keys) holds. */
  public static final int MOST_RECORDS_KEPT = 900;

  public CommitLogSettings {
    if (recordsKept < 2 || recordsKept > MOST_RECORDS_KEPT) {
      throw new IllegalArgumentException(
          "%d commit records kept, expected 2 to %d".formatted(recordsKept, MOST_RECORDS_KEPT));
    }
  }
}
