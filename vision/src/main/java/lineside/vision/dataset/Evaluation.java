package lineside.vision.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.DefectMap;
import lineside.vision.detect.Detection;
import lineside.vision.detect.Inspection;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.detect.Region;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelCard.Thresholds;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/** Measures a detector on labelled pictures, one at a time, the way a line would see them. */
public final class Evaluation {
  private static final long MAX_PIXELS = 100_000_000L;
  private static final double NANOS_PER_MILLI = 1e6;

  private final DefectDetector detector;
  private final LongSupplier nanoTime;
  private final PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
  private final PixelHistogram pixels = new PixelHistogram();

  private Evaluation(DefectDetector detector, LongSupplier nanoTime) {
    this.detector = detector;
    this.nanoTime = nanoTime;
  }

  /**
   * Measures.
   *
   * @param pictures at least one
   */
  public static EvaluationReport of(DefectDetector detector, List<LabelledPicture> pictures)
      throws IOException {
    return new Evaluation(detector, System::nanoTime).run(pictures);
  }

  private EvaluationReport run(List<LabelledPicture> pictures) throws IOException {
    List<ScoredPicture> scored = new ArrayList<>();
    boolean hasMasks = pictures.stream().anyMatch(p -> p.mask().isPresent());
    for (LabelledPicture picture : pictures) {
      scored.add(score(picture, hasMasks));
    }
    Thresholds thresholds = detector.model().thresholds();
    return new EvaluationReport(
        scored,
        new EvaluationReport.Limits(thresholds.notOk(), thresholds.undecidableFrom()),
        pixels.hasDefects()
            ? new EvaluationReport.PixelFigures(pixels.averagePrecision(), pixels.auroc())
            : null);
  }

  private ScoredPicture score(LabelledPicture labelled, boolean countsPixels) throws IOException {
    try (Picture picture = decode(labelled.file())) {
      long before = nanoTime.getAsLong();
      Inspection inspection = detector.inspect(picture);
      double millis = (nanoTime.getAsLong() - before) / NANOS_PER_MILLI;
      // A defect without a mask says nothing about its pixels.
      if (countsPixels && (labelled.isGood() || labelled.mask().isPresent())) {
        count(labelled, inspection.map());
      }
      Detection detection = inspection.detection();
      List<Region> regions = detection.regions();
      return new ScoredPicture(
          labelled, detection.score(), regions.isEmpty() ? null : regions.get(0).kind(), millis);
    } catch (InvalidModelOutputException e) {
      throw new IOException("%s: %s".formatted(labelled.file(), e.getMessage()), e);
    }
  }

  private void count(LabelledPicture labelled, DefectMap map) throws IOException {
    boolean[] isDefect = new boolean[map.scores().length];
    if (labelled.mask().isPresent()) {
      mark(labelled.mask().get(), map, isDefect);
    }
    for (int i = 0; i < isDefect.length; i++) {
      if (isDefect[i]) {
        pixels.addDefect(map.scores()[i]);
      } else {
        pixels.addGood(map.scores()[i]);
      }
    }
  }

  private void mark(Path file, DefectMap map, boolean[] isDefect) throws IOException {
    try (Picture mask = decode(file);
        Mat grey = new Mat()) {
      Mat plane = mask.mat();
      if (mask.channels() != 1) {
        opencv_imgproc.cvtColor(plane, grey, opencv_imgproc.COLOR_BGR2GRAY);
        plane = grey;
      }
      byte[] levels = new byte[plane.rows() * plane.cols()];
      plane.data().get(levels);
      for (int i = 0; i < levels.length; i++) {
        int x = i % plane.cols() / map.stride();
        int y = i / plane.cols() / map.stride();
        if (levels[i] != 0 && x < map.widthPx() && y < map.heightPx()) {
          isDefect[y * map.widthPx() + x] = true;
        }
      }
    }
  }

  private Picture decode(Path file) throws IOException {
    try {
      return decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file)));
    } catch (UndecodablePictureException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
