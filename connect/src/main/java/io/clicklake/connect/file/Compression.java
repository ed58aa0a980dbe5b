package io.clicklake.connect.file;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** How pages are compressed, without Hadoop's codecs. */
public enum Compression {
  NONE(CompressionCodecName.UNCOMPRESSED, "") {
    @Override
    BytesInput compress(BytesInput page, PageBuffers buffers) {
      return page;
    }
  },
  SNAPPY(CompressionCodecName.SNAPPY, ".snappy") {
    @Override
    BytesInput compress(BytesInput page, PageBuffers buffers) throws IOException {
      ByteBuffer raw = buffers.raw(page);
      byte[] compressed = buffers.compressed(Snappy.maxCompressedLength(raw.remaining()));
      return BytesInput.from(
          compressed,
          0,
          Snappy.compress(
              raw.array(), raw.arrayOffset() + raw.position(), raw.remaining(), compressed, 0));
    }
  },
  GZIP(CompressionCodecName.GZIP, ".gz") {
    @Override
    BytesInput compress(BytesInput page, PageBuffers buffers) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        page.writeAllTo(gzip);
      }
      return BytesInput.from(bytes);
    }
  },
  ZSTD(CompressionCodecName.ZSTD, ".zstd") {
    @Override
    BytesInput compress(BytesInput page, PageBuffers buffers) throws IOException {
      ByteBuffer raw = buffers.raw(page);
      byte[] compressed = buffers.compressed((int) Zstd.compressBound(raw.remaining()));
      long length =
          Zstd.compressByteArray(
              compressed,
              0,
              compressed.length,
              raw.array(),
              raw.arrayOffset() + raw.position(),
              raw.remaining(),
              ZSTD_LEVEL);
      if (Zstd.isError(length)) {
        throw new IOException("zstd: " + Zstd.getErrorName(length));
      }
      return BytesInput.from(compressed, 0, (int) length);
    }
  };

  private static final int ZSTD_LEVEL = 3;

  private final CompressionCodecName codec;
  private final String extension;

  Compression(CompressionCodecName codec, String extension) {
    this.codec = codec;
    this.extension = extension;
  }

  abstract BytesInput compress(BytesInput page, PageBuffers buffers) throws IOException;

  /** What stands before {@code .parquet} in a file's name, with its dot; empty for none. */
  public String extension() {
    return extension;
  }

  /** For page after page of one thread; what one is compressed to is there until the next. */
  BytesInputCompressor compressor() {
    return new Compressor(this, new PageBuffers());
  }

  private record Compressor(Compression compression, PageBuffers buffers)
      implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput page) throws IOException {
      return compression.compress(page, buffers);
    }

    @Override
    public CompressionCodecName getCodecName() {
      return compression.codec;
    }

    @Override
    public void release() {}
  }
}
