package io.clicklake.connect.partitioner;

import java.util.Locale;

/**
 * The keys of data files, as Confluent's sink names them.
 *
 * <pre>{@code
 * key  = topics.dir "/" topic "/" path "/" name
 * name = topic file.delim partition file.delim offset extension
 *        offset: of the file's first record, zeros before it up to the width
 * }</pre>
 *
 * @param topicsDirectory without a slash at its ends
 * @param delimiter does not end in a digit: a name is read back, and digits follow it
 * @param offsetWidth least digits of the offset
 */
public record FileNames(String topicsDirectory, String delimiter, int offsetWidth) {

  /** Bytes of the longest key that S3 takes. */
  private static final int LONGEST_KEY = 1024;

  private static final int DIGITS_OF_A_LONG = 19;
  private static final int LONGEST_EXTENSION = ".snappy.parquet".length();

  public FileNames {
    if (topicsDirectory.isEmpty() || topicsDirectory.matches("/.*|.*/")) {
      throw new IllegalArgumentException(
          "topics directory \"%s\" is empty, or has a slash at its ends"
              .formatted(topicsDirectory));
    }
    if (delimiter.isEmpty() || delimiter.matches("(?s).*[0-9]")) {
      throw new IllegalArgumentException(
          ("delimiter \"%s\" is empty, or ends in a digit: partition and offset could not be told"
                  + " from it; take one such as +")
              .formatted(delimiter));
    }
    if (offsetWidth < 0 || offsetWidth > 64) {
      throw new IllegalArgumentException("offsets of " + offsetWidth + " digits, not 0 to 64");
    }
  }

  /**
   * The key of a file.
   *
   * @param path the partition of the lake, without a slash at its ends
   * @param extension with its first dot
   */
  public String key(String topic, String path, int partition, long firstOffset, String extension) {
    String offset = String.format(Locale.ROOT, "%d", firstOffset);
    return topicsDirectory
        + "/"
        + topic
        + "/"
        + path
        + "/"
        + topic
        + delimiter
        + partition
        + delimiter
        + "0".repeat(Math.max(0, offsetWidth - offset.length()))
        + offset
        + extension;
  }

  /** Bytes that a key of this topic has left for a path. */
  public int longestPath(String topic) {
    return LONGEST_KEY
        - PathText.bytes(topicsDirectory)
        - 3
        - 2 * topic.length()
        - 2 * PathText.bytes(delimiter)
        - 10
        - Math.max(offsetWidth, DIGITS_OF_A_LONG)
        - LONGEST_EXTENSION;
  }
}
