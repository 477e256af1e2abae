package lineside.ingest.usb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.trigger.TriggerRequest;
import lineside.vision.frame.Picture;
import org.bytedeco.opencv.global.opencv_videoio;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_videoio.VideoCapture;
import org.jspecify.annotations.Nullable;

/**
 * Images of a camera at a video device (V4L2): a trigger takes the next image. A device that stops
 * delivering is an {@link IOException}: it is opened again at the next trigger. Used by one thread.
 */
public final class UsbFrames implements FrameSource {
  private static final Path DEVICES = Path.of("/dev");

  private final int device;
  private @Nullable VideoCapture capture;

  private UsbFrames(int device) {
    this.device = device;
  }

  /**
   * The camera at {@code /dev/videoN}; nothing is connected yet.
   *
   * @throws IOException when there is no such device; with the remedy
   */
  public static UsbFrames of(int device) throws IOException {
    Optional<String> obstacle = obstacle(DEVICES, device);
    if (obstacle.isPresent()) {
      throw new IOException("usb camera refused: " + obstacle.get());
    }
    return new UsbFrames(device);
  }

  /** Why a camera at {@code /dev/videoN} cannot be served; empty when it can. */
  public static Optional<String> obstacle(int device) {
    return obstacle(DEVICES, device);
  }

  static Optional<String> obstacle(Path devices, int device) {
    Path node = devices.resolve("video" + device);
    if (!Files.exists(node)) {
      return Optional.of(
          node
              + " is not there: connect the camera, load its driver (modprobe uvcvideo), and give a"
              + " container the device (--device "
              + node
              + ")");
    }
    if (!Files.isReadable(node)) {
      return Optional.of(node + " is not readable: put the user into the group video");
    }
    return Optional.empty();
  }

  @Override
  public void open() throws IOException {
    close();
    VideoCapture opened = new VideoCapture(device, opencv_videoio.CAP_V4L2);
    if (!opened.isOpened()) {
      opened.close();
      throw new IOException("usb camera failed: /dev/video" + device + " does not open");
    }
    capture = opened;
  }

  @Override
  public Capture capture(TriggerRequest request) throws IOException {
    VideoCapture open = capture;
    if (open == null) {
      throw new IOException("usb camera failed: /dev/video" + device + " is not open");
    }
    Mat pixels = new Mat();
    if (!open.read(pixels)) {
      pixels.close();
      throw new IOException("usb camera failed: /dev/video" + device + " delivers no image");
    }
    return new Capture.Pixels(new Picture(pixels));
  }

  @Override
  public void close() {
    VideoCapture open = capture;
    capture = null;
    if (open != null) {
      open.release();
      open.close();
    }
  }
}
