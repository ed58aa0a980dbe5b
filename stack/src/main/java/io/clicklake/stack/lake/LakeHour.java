package io.clicklake.stack.lake;

/**
 * An hour of a topic and what lies in it.
 *
 * @param path its directory, below the topic's: {@code year=2025/month=05/day=28/hour=14}
 */
public record LakeHour(String path, int files, long bytes) {}
