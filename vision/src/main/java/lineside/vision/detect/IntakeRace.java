package lineside.vision.detect;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelPackage;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What decoding and preprocessing cost here on top of OpenCV: an encoded picture in the heap
 * becomes a tensor, in turns by a bare loop of OpenCV that checks nothing and by the way that
 * pictures of a line take. Times are processor time of the calling thread. Not thread-safe.
 */
public final class IntakeRace implements AutoCloseable {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final long MAX_PIXELS = 100_000_000L;
  private static final int WARM_UPS = 20;

  private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final ModelInput input;
  private final PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
  private final Mat decoded = new Mat();
  private final Mat converted = new Mat();

  /**
   * One turn on one picture.
   *
   * @param bareMillis bare loop of OpenCV
   * @param intakeMillis the way of a picture of a line
   * @param intakeBytes bytes that it took from the heap
   */
  public record Lap(double bareMillis, double intakeMillis, long intakeBytes) {}

  /** For tensors as a package wants them. */
  public IntakeRace(ModelPackage model) {
    this.input = model.card().input();
  }

  /**
   * Runs, after some turns that do not count.
   *
   * @param encoded a picture as a camera sends it, that makes one tile of interleaved bytes
   */
  public List<Lap> run(byte[] encoded, int rounds)
      throws UndecodablePictureException, InvalidModelOutputException {
    Framing framing = framing(encoded);
    ByteBuffer tensor =
        ByteBuffer.allocateDirect(
                new TensorSize(1, framing.down().side(), framing.across().side(), input).bytes())
            .order(ByteOrder.nativeOrder());
    ByteBuffer bytes = ByteBuffer.allocateDirect(encoded.length);
    List<Lap> laps = new ArrayList<>();
    try (BytePointer bytesStart = new BytePointer(bytes);
        BytePointer tensorStart = new BytePointer(tensor)) {
      for (int round = -WARM_UPS; round < rounds; round++) {
        double bare = 0;
        if (round % 2 == 0) {
          bare = bareMillis(encoded, bytes.clear(), bytesStart, framing, tensorStart);
        }
        long allocated = thread.getCurrentThreadAllocatedBytes();
        long before = thread.getCurrentThreadCpuTime();
        take(encoded, framing, tensor);
        double intake = (thread.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI;
        allocated = thread.getCurrentThreadAllocatedBytes() - allocated;
        if (round % 2 != 0) {
          bare = bareMillis(encoded, bytes.clear(), bytesStart, framing, tensorStart);
        }
        if (round >= 0) {
          laps.add(new Lap(bare, intake, allocated));
        }
      }
    }
    return laps;
  }

  private Framing framing(byte[] encoded)
      throws UndecodablePictureException, InvalidModelOutputException {
    try (Picture picture = decoder.decode(ByteBuffer.wrap(encoded))) {
      return Framing.of(picture.widthPx(), picture.heightPx(), input);
    }
  }

  private void take(byte[] encoded, Framing framing, ByteBuffer tensor)
      throws UndecodablePictureException {
    try (Picture picture = decoder.decode(ByteBuffer.wrap(encoded))) {
      if (!Preprocessor.isAsIs(picture, framing, input)) {
        try (Preprocessor pixels = Preprocessor.of(picture, framing, input)) {
          pixels.write(0, tensor);
        }
      }
    }
  }

  private double bareMillis(
      byte[] encoded, ByteBuffer bytes, BytePointer start, Framing framing, BytePointer tensor) {
    long before = thread.getCurrentThreadCpuTime();
    bytes.put(encoded);
    try (Mat row = new Mat(1, encoded.length, opencv_core.CV_8UC1, start)) {
      opencv_imgcodecs.imdecode(row, opencv_imgcodecs.IMREAD_ANYCOLOR, decoded).close();
    }
    Mat source = decoded;
    if (decoded.channels() != input.channels()) {
      opencv_imgproc.cvtColor(
          decoded,
          converted,
          input.channels() == 1 ? opencv_imgproc.COLOR_BGR2GRAY : opencv_imgproc.COLOR_GRAY2BGR);
      source = converted;
    }
    if (framing.isScaled()) {
      try (Size size = new Size(framing.columns(), framing.rows());
          Mat target = new Mat(framing.rows(), framing.columns(), source.type(), tensor)) {
        opencv_imgproc.resize(source, target, size, 0, 0, opencv_imgproc.INTER_AREA);
      }
    }
    return (thread.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI;
  }

  @Override
  public void close() {
    decoder.close();
    decoded.close();
    converted.close();
  }
}
