package lineside.analyzer.item;

import java.io.IOException;
import java.util.Optional;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.DefectMap;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.frame.Picture;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Marks from the defect map of a model: map pixels from its own pixel threshold up, grown to the
 * pixels of the picture that they stand for. The detector stays the caller's. Used by one thread.
 */
public final class MapMarks implements DefectMarks {
  private static final byte MARKED = (byte) 255;

  private final DefectDetector detector;

  /** Takes a qualified detector. */
  public MapMarks(DefectDetector detector) {
    this.detector = detector;
  }

  @Override
  public String modelSha256() {
    return detector.model().sha256();
  }

  @Override
  public Optional<byte[]> of(Picture picture) throws IOException {
    DefectMap map;
    try {
      map = detector.inspect(picture).map();
    } catch (InvalidModelOutputException e) {
      throw new IOException("no map of a picture: " + e.getMessage(), e);
    }
    double from = detector.postprocessing().pixelThreshold();
    byte[] marks = new byte[picture.widthPx() * picture.heightPx()];
    boolean isMarked = false;
    for (int y = 0; y < picture.heightPx(); y++) {
      int row = map.rowAt(y) * map.widthPx();
      for (int x = 0; x < picture.widthPx(); x++) {
        if (map.scores()[row + map.columnAt(x)] >= from) {
          marks[y * picture.widthPx() + x] = MARKED;
          isMarked = true;
        }
      }
    }
    return isMarked
        ? Optional.of(png(marks, picture.widthPx(), picture.heightPx()))
        : Optional.empty();
  }

  private static byte[] png(byte[] marks, int widthPx, int heightPx) {
    try (BytePointer pixels = new BytePointer(marks);
        Mat plane = new Mat(heightPx, widthPx, opencv_core.CV_8UC1, pixels);
        Picture mask = new Picture(plane.clone())) {
      return mask.encodePng();
    }
  }
}
