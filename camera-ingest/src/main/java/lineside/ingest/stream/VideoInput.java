package lineside.ingest.stream;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lineside.ingest.camera.Capture;
import lineside.ingest.encode.EncodedImage;
import lineside.ingest.encode.ImageHeader;
import lineside.ingest.encode.PixelLayout;
import lineside.ingest.encode.RawImage;
import lineside.schemas.record.LossReason;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;

/**
 * An open video: images one after the other. Motion JPEG is passed on byte for byte, anything else
 * decoded to BGR. Used by one thread at a time.
 */
final class VideoInput implements Closeable {
  private static final Pattern ERROR_CODE = Pattern.compile("error (-\\d+)");
  private static final int MAX_ERROR_LENGTH = 256;
  private static final byte JPEG_MARK = (byte) 0xFF;
  private static final byte JPEG_END = (byte) 0xD9;

  /** What to do with the next image. */
  enum Want {
    /** Deliver it. */
    IMAGE,
    /** Pass over it; decoders of streams need to see every image. */
    NOTHING
  }

  private final String name;
  private final FFmpegFrameGrabber grabber;
  private final boolean isMotionJpeg;
  private final int videoStream;

  private VideoInput(String name, FFmpegFrameGrabber grabber) {
    this.name = name;
    this.grabber = grabber;
    this.isMotionJpeg = grabber.getVideoCodec() == avcodec.AV_CODEC_ID_MJPEG;
    this.videoStream = videoStream(grabber.getFormatContext());
  }

  private static int videoStream(AVFormatContext container) {
    for (int i = 0; i < container.nb_streams(); i++) {
      if (container.streams(i).codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Opens what {@code grabber} is set to.
   *
   * @param name for messages, without secrets
   * @throws IOException when it does not answer, refuses or is no video
   */
  static VideoInput open(String name, FFmpegFrameGrabber grabber) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    try {
      grabber.start();
    } catch (FrameGrabber.Exception refused) {
      throw new IOException("video open failed: " + name + ": " + words(refused));
    }
    if (!grabber.hasVideo()) {
      grabber.close();
      throw new IOException("video open failed: " + name + ": no images in it");
    }
    return new VideoInput(name, grabber);
  }

  /** FFmpeg's own words; never the exception's, which hold the address with its password. */
  private static String words(FrameGrabber.Exception refused) {
    Matcher matcher = ERROR_CODE.matcher(String.valueOf(refused.getMessage()));
    if (!matcher.find()) {
      return "not a video that FFmpeg reads";
    }
    try (BytePointer text = new BytePointer(MAX_ERROR_LENGTH)) {
      avutil.av_strerror(Integer.parseInt(matcher.group(1)), text, MAX_ERROR_LENGTH);
      String padded = text.getString(StandardCharsets.UTF_8);
      int end = padded.indexOf('\0');
      return end < 0 ? padded : padded.substring(0, end);
    }
  }

  /**
   * The next image; empty at the end.
   *
   * @throws IOException when the video is damaged
   */
  Optional<Capture> next(Want want) throws IOException {
    try {
      return isMotionJpeg ? nextJpeg(want) : nextDecoded(want);
    } catch (FrameGrabber.Exception damaged) {
      throw new IOException("video read failed: " + name + ": " + words(damaged));
    }
  }

  private Optional<Capture> nextJpeg(Want want) throws FrameGrabber.Exception {
    AVPacket packet = grabber.grabPacket();
    while (packet != null && packet.stream_index() != videoStream) {
      packet = grabber.grabPacket();
    }
    if (packet == null || packet.size() == 0) {
      return Optional.empty();
    }
    if (want == Want.NOTHING) {
      return Optional.of(skipped());
    }
    byte[] bytes = new byte[packet.size()];
    try (BytePointer data = packet.data()) {
      data.position(0).get(bytes);
    }
    return Optional.of(jpeg(bytes));
  }

  private Capture jpeg(byte[] bytes) {
    int end = bytes.length - 1;
    while (end > 0 && bytes[end] == 0) {
      end--;
    }
    boolean isWhole = end > 0 && bytes[end] == JPEG_END && bytes[end - 1] == JPEG_MARK;
    Optional<EncodedImage> image = isWhole ? ImageHeader.read(bytes) : Optional.empty();
    return image
        .<Capture>map(Capture.Encoded::new)
        .orElseGet(
            () ->
                new Capture.Missed(
                    LossReason.INCOMPLETE_IMAGE,
                    "jpeg of %d bytes is not whole (%s)".formatted(bytes.length, name)));
  }

  private Optional<Capture> nextDecoded(Want want) throws FrameGrabber.Exception {
    Frame frame = grabber.grabFrame(false, true, want == Want.IMAGE, false);
    if (frame == null) {
      return Optional.empty();
    }
    return Optional.of(want == Want.IMAGE ? pixels(frame) : skipped());
  }

  private static Capture.Missed skipped() {
    return new Capture.Missed(LossReason.UNKNOWN, "passed over");
  }

  /** Copies the rows: the frame's memory is used again for the next one. */
  private static Capture pixels(Frame frame) {
    ByteBuffer source = (ByteBuffer) frame.image[0];
    int rowBytes = frame.imageWidth * frame.imageChannels;
    byte[] pixels = new byte[Math.multiplyExact(rowBytes, frame.imageHeight)];
    for (int row = 0; row < frame.imageHeight; row++) {
      source.get(row * frame.imageStride, pixels, row * rowBytes, rowBytes);
    }
    PixelLayout layout = frame.imageChannels == 1 ? PixelLayout.MONO8 : PixelLayout.BGR8;
    return new Capture.Raw(
        new RawImage(ByteBuffer.wrap(pixels), frame.imageWidth, frame.imageHeight, layout), null);
  }

  /** Images a second by the container, 0 when it does not say. */
  double framesPerSecond() {
    return grabber.getVideoFrameRate();
  }

  @Override
  public void close() throws IOException {
    try {
      grabber.close();
    } catch (FrameGrabber.Exception failed) {
      throw new IOException("video close failed: " + name + ": " + words(failed));
    }
  }
}
