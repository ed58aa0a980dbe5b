package io.clicklake.connect.file;

import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;

/**
 * What all files of a task share: how they are written, the buffers that their pages are compressed
 * in, and who uploads them. Used by one thread.
 */
public final class TaskFiles {

  private final PartUploads uploads;
  private final ParquetSettings settings;
  private final BytesInputCompressor compressor;

  /**
   * Makes one.
   *
   * @param uploads stay the caller's to close
   */
  public TaskFiles(PartUploads uploads, ParquetSettings settings) {
    this.uploads = uploads;
    this.settings = settings;
    this.compressor = settings.compression().compressor();
  }

  PartUploads uploads() {
    return uploads;
  }

  ParquetSettings settings() {
    return settings;
  }

  BytesInputCompressor compressor() {
    return compressor;
  }
}
