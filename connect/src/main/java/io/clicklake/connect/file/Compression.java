package io.clicklake.connect.file;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** How pages are compressed, without Hadoop's codecs. */
public enum Compression {
  NONE(CompressionCodecName.UNCOMPRESSED, "") {
    @Override
    BytesInput compress(BytesInput page) {
      return page;
    }
  },
  SNAPPY(CompressionCodecName.SNAPPY, ".snappy") {
    @Override
    BytesInput compress(BytesInput page) throws IOException {
      byte[] raw = page.toByteArray();
      byte[] compressed = new byte[Snappy.maxCompressedLength(raw.length)];
      return BytesInput.from(compressed, 0, Snappy.compress(raw, 0, raw.length, compressed, 0));
    }
  },
  GZIP(CompressionCodecName.GZIP, ".gz") {
    @Override
    BytesInput compress(BytesInput page) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        page.writeAllTo(gzip);
      }
      return BytesInput.from(bytes);
    }
  },
  ZSTD(CompressionCodecName.ZSTD, ".zstd") {
    @Override
    BytesInput compress(BytesInput page) throws IOException {
      byte[] raw = page.toByteArray();
      byte[] compressed = new byte[(int) Zstd.compressBound(raw.length)];
      long length =
          Zstd.compressByteArray(compressed, 0, compressed.length, raw, 0, raw.length, ZSTD_LEVEL);
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

  abstract BytesInput compress(BytesInput page) throws IOException;

  /** What stands before {@code .parquet} in a file's name, with its dot; empty for none. */
  public String extension() {
    return extension;
  }

  BytesInputCompressor compressor() {
    return new Compressor(this);
  }

  private record Compressor(Compression compression) implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput page) throws IOException {
      return compression.compress(page);
    }

    @Override
    public CompressionCodecName getCodecName() {
      return compression.codec;
    }

    @Override
    public void release() {}
  }
}
