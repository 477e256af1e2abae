package lineside.ingest.encode;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;
import lineside.schemas.record.FrameEncoding;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;

/** Compresses rows of pixels without loss. Immutable, thread-safe. */
enum RawCompression {
  /** As they are. */
  NONE(FrameEncoding.RAW) {
    @Override
    byte[] compress(byte[] pixels) {
      return pixels;
    }
  },
  /** One LZ4 block. */
  LZ4(FrameEncoding.RAW_LZ4) {
    @Override
    byte[] compress(byte[] pixels) {
      LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
      byte[] room = new byte[compressor.maxCompressedLength(pixels.length)];
      return Arrays.copyOf(room, compressor.compress(pixels, room));
    }
  },
  /** One Zstandard frame of level 1: higher levels gain little on pixels and cost much. */
  ZSTD(FrameEncoding.RAW_ZSTD) {
    @Override
    byte[] compress(byte[] pixels) {
      return Zstd.compress(pixels, 1);
    }
  };

  private final FrameEncoding encoding;

  RawCompression(FrameEncoding encoding) {
    this.encoding = encoding;
  }

  FrameEncoding encoding() {
    return encoding;
  }

  abstract byte[] compress(byte[] pixels);

  static RawCompression of(FrameEncoding encoding) {
    return switch (encoding) {
      case RAW_LZ4 -> LZ4;
      case RAW_ZSTD -> ZSTD;
      case RAW, PNG, JPEG -> NONE;
    };
  }
}
