package lineside.ingest.config;

import java.io.IOException;
import lineside.ingest.camera.CroppedFrames;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.camera.FramesInView;
import lineside.ingest.camera.ReencodedFrames;
import lineside.ingest.encode.FrameEncoder;
import lineside.ingest.encode.Region;
import org.jspecify.annotations.Nullable;

/**
 * Encoding of one camera.
 *
 * @param choice how
 * @param jpegQuality 1 to 100; counts for JPEG only
 * @param region part of the image that is sent; null sends all of it
 * @param emptyView what is held back; null holds nothing back
 */
public record EncodingConfig(
    EncodingChoice choice,
    int jpegQuality,
    @Nullable Region region,
    @Nullable EmptyView emptyView) {
  /** Visually lossless by libjpeg's tables; still lossy. */
  public static final int DEFAULT_JPEG_QUALITY = 95;

  /** As stored. */
  public static final EncodingConfig DEFAULT =
      new EncodingConfig(EncodingChoice.AS_STORED, DEFAULT_JPEG_QUALITY);

  /** Everything that the camera sees. */
  public EncodingConfig(EncodingChoice choice, int jpegQuality) {
    this(choice, jpegQuality, null, null);
  }

  /**
   * {@code source} cut and sifted as configured.
   *
   * @throws IOException when the picture of the empty view cannot be read
   */
  FrameSource applyTo(FrameSource source) throws IOException {
    boolean isCut = region != null;
    FrameSource frames =
        choice == EncodingChoice.AS_STORED && !isCut ? source : new ReencodedFrames(source);
    if (region != null) {
      frames = new CroppedFrames(frames, region);
    }
    EmptyView view = emptyView;
    return view == null ? frames : new FramesInView(frames, view.look(), view.leastChangedShare());
  }

  /** The encoder for pixels. */
  public FrameEncoder encoder() {
    return switch (choice) {
      case AS_STORED, PNG -> FrameEncoder.png();
      case JPEG -> FrameEncoder.jpeg(jpegQuality);
      case RAW -> FrameEncoder.raw();
      case RAW_LZ4 -> FrameEncoder.rawLz4();
      case RAW_ZSTD -> FrameEncoder.rawZstd();
    };
  }
}
