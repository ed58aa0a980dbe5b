package io.clicklake.connect.file;

import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;

/**
 * What all files of a task share. Used by one thread.
 *
 * @param uploads sends their parts; the caller's to close
 * @param settings how they are written
 * @param compressor of these settings, with the buffers that pages are compressed in
 */
public record TaskFiles(
    PartUploads uploads, ParquetSettings settings, BytesInputCompressor compressor) {

  public TaskFiles(PartUploads uploads, ParquetSettings settings) {
    this(uploads, settings, settings.compression().compressor());
  }
}
