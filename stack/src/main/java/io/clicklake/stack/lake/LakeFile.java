package io.clicklake.stack.lake;

import java.nio.file.Path;

/**
 * A file of the lake.
 *
 * @param rows how many of its rows were asked for
 * @param bytes its size on disk
 */
public record LakeFile(Path path, long rows, long bytes) {}
