package lineside.training.card;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.ScoredPicture;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.DefectMap;
import lineside.vision.detect.Inspection;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.detect.Region;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/** Shows where the model looked and where it should have. */
final class ExamplePainter {
  private static final long MAX_PIXELS = 100_000_000L;
  private static final int SMALLEST_CROP_PX = 96;

  private final DefectDetector detector;
  private final PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);

  ExamplePainter(DefectDetector detector) {
    this.detector = detector;
  }

  /** One example; none when the picture cannot be read again. */
  List<CardEvaluation.Example> paint(ScoredPicture scored, String verdict) {
    LabelledPicture labelled = scored.picture();
    try (Picture picture = read(labelled.file());
        Mat truth = truth(labelled, picture)) {
      Inspection inspection = detector.inspect(picture);
      String found =
          inspection.detection().regions().stream()
              .findFirst()
              .map(region -> ", taken for " + region.kind())
              .orElse("");
      String caption =
          String.format(
              Locale.ROOT,
              "%s: %s, score %.4f%s",
              name(labelled.file()),
              verdict,
              scored.score(),
              found);
      return List.of(
          new CardEvaluation.Example(
              caption,
              ExamplePanes.jpeg(picture, inspection.map(), truth, place(inspection, truth))));
    } catch (IOException | UndecodablePictureException | InvalidModelOutputException e) {
      return List.of();
    }
  }

  private Picture read(Path file) throws IOException, UndecodablePictureException {
    return decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file)));
  }

  /** The mask, 255 = defect, of the picture's size; all 0 where there is none that fits. */
  private Mat truth(LabelledPicture labelled, Picture picture) throws IOException {
    Mat truth = new Mat(picture.heightPx(), picture.widthPx(), opencv_core.CV_8UC1);
    truth.data().put(new byte[picture.heightPx() * picture.widthPx()]);
    Optional<Path> file = labelled.mask();
    if (file.isEmpty()) {
      return truth;
    }
    try (Picture mask = read(file.get());
        Mat grey = new Mat()) {
      if (mask.widthPx() == picture.widthPx() && mask.heightPx() == picture.heightPx()) {
        if (mask.channels() == 1) {
          mask.mat().copyTo(grey);
        } else {
          opencv_imgproc.cvtColor(mask.mat(), grey, opencv_imgproc.COLOR_BGR2GRAY);
        }
        opencv_imgproc.threshold(grey, truth, 0, 255, opencv_imgproc.THRESH_BINARY);
      }
    } catch (UndecodablePictureException e) {
      // The evaluation has named the mask.
      return truth;
    }
    return truth;
  }

  /** A square around the truth, else around the best finding, else around the highest value. */
  private static Rect place(Inspection inspection, Mat truth) {
    Rect box = opencv_imgproc.boundingRect(truth);
    List<Region> regions = inspection.detection().regions();
    if (box.width() == 0 && !regions.isEmpty()) {
      Region best = regions.get(0);
      box = new Rect(best.xPx(), best.yPx(), best.widthPx(), best.heightPx());
    }
    if (box.width() == 0) {
      box = peak(inspection.map());
    }
    int longest = Math.max(box.width(), box.height());
    int side =
        Math.min(Math.max(SMALLEST_CROP_PX, longest * 3 / 2), Math.min(truth.cols(), truth.rows()));
    int x = Math.max(0, Math.min(truth.cols() - side, box.x() + (box.width() - side) / 2));
    int y = Math.max(0, Math.min(truth.rows() - side, box.y() + (box.height() - side) / 2));
    return new Rect(x, y, side, side);
  }

  private static Rect peak(DefectMap map) {
    int best = 0;
    for (int i = 1; i < map.scores().length; i++) {
      best = map.scores()[i] > map.scores()[best] ? i : best;
    }
    int column = best % map.widthPx();
    int row = best / map.widthPx();
    return new Rect((int) (column * map.strideX()), (int) (row * map.strideY()), 1, 1);
  }

  private static String name(Path file) {
    int names = file.getNameCount();
    return file.subpath(Math.max(0, names - 2), names).toString();
  }
}
