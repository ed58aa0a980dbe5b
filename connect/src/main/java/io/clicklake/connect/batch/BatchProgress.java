package io.clicklake.connect.batch;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a batch has come, as rotation sees it.
 *
 * @param records offsets taken, those of rejected records included
 * @param largestFileBytes encoded size of its largest file
 * @param recordTime how far the newest record time seen has moved since the batch was opened; late
 *     records do not move it
 * @param openedAt by the task's clock
 */
public record BatchProgress(
    long records, long largestFileBytes, Duration recordTime, Instant openedAt) {}
