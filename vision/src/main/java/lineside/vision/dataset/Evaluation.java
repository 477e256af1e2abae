package lineside.vision.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.Detection;
import lineside.vision.detect.Inspection;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.detect.Region;
import lineside.vision.frame.Picture;
import lineside.vision.model.ModelCard.Thresholds;

/**
 * Measures a detector on labelled pictures, one at a time, the way a line would see them. What does
 * not read is named and left out, never counted as right or wrong.
 */
public final class Evaluation {
  private static final double NANOS_PER_MILLI = 1e6;

  private final DefectDetector detector;
  private final LongSupplier nanoTime;
  private final PixelHistogram pixels = new PixelHistogram();
  private final List<PictureProblem> problems = new ArrayList<>();
  private boolean isWarm;

  private Evaluation(DefectDetector detector, LongSupplier nanoTime) {
    this.detector = detector;
    this.nanoTime = nanoTime;
  }

  /**
   * Measures. The first picture is inspected once before, untimed.
   *
   * @param pictures any number; none gives a report without figures
   */
  public static EvaluationReport of(DefectDetector detector, List<LabelledPicture> pictures) {
    return new Evaluation(detector, System::nanoTime).run(pictures);
  }

  private EvaluationReport run(List<LabelledPicture> pictures) {
    List<ScoredPicture> scored = new ArrayList<>();
    PixelSamples samples = new PixelSamples(Units.of(pictures));
    boolean hasMasks = pictures.stream().anyMatch(p -> p.mask().isPresent());
    for (int i = 0; i < pictures.size(); i++) {
      LabelledPicture labelled = pictures.get(i);
      try (Picture picture = PictureFile.read(labelled.file())) {
        Inspected inspected = inspect(labelled, picture);
        scored.add(inspected.scored());
        if (hasMasks && count(labelled, picture, inspected.inspection())) {
          samples.add(i, pixels);
        }
      } catch (InvalidModelOutputException e) {
        problem(labelled.file(), PictureProblem.Kind.NO_ANSWER, e);
      } catch (IOException e) {
        problem(labelled.file(), PictureProblem.Kind.UNREADABLE, e);
      }
    }
    Thresholds thresholds = detector.thresholds();
    return new EvaluationReport(
        scored,
        new EvaluationReport.Limits(thresholds.notOk(), thresholds.undecidableFrom()),
        EvaluationReport.Pixels.of(samples).orElse(null),
        problems);
  }

  private record Inspected(ScoredPicture scored, Inspection inspection) {}

  private Inspected inspect(LabelledPicture labelled, Picture picture)
      throws InvalidModelOutputException {
    if (!isWarm) {
      detector.inspect(picture);
      isWarm = true;
    }
    long before = nanoTime.getAsLong();
    Inspection inspection = detector.inspect(picture);
    double millis = (nanoTime.getAsLong() - before) / NANOS_PER_MILLI;
    Detection detection = inspection.detection();
    List<Region> regions = detection.regions();
    return new Inspected(
        new ScoredPicture(
            labelled, detection.score(), regions.isEmpty() ? null : regions.get(0).kind(), millis),
        inspection);
  }

  /** Whether the picture's pixels count: a defect without a usable mask says nothing about them. */
  private boolean count(LabelledPicture labelled, Picture picture, Inspection inspection) {
    Optional<TruthGrid> truth = truth(labelled, picture);
    truth.ifPresent(grid -> grid.count(inspection.map(), pixels));
    return truth.isPresent();
  }

  private Optional<TruthGrid> truth(LabelledPicture labelled, Picture picture) {
    Optional<Path> file = labelled.mask();
    if (file.isEmpty()) {
      return labelled.isGood()
          ? Optional.of(TruthGrid.allGood(picture.widthPx(), picture.heightPx()))
          : Optional.empty();
    }
    try (Picture mask = PictureFile.read(file.get())) {
      if (mask.widthPx() == picture.widthPx() && mask.heightPx() == picture.heightPx()) {
        return Optional.of(TruthGrid.of(mask));
      }
      problems.add(
          new PictureProblem(
              file.get(),
              PictureProblem.Kind.WRONG_SIZE_MASK,
              "%dx%d for a picture of %dx%d"
                  .formatted(
                      mask.widthPx(), mask.heightPx(), picture.widthPx(), picture.heightPx())));
    } catch (IOException e) {
      problem(file.get(), PictureProblem.Kind.UNREADABLE_MASK, e);
    }
    return Optional.empty();
  }

  private void problem(Path file, PictureProblem.Kind kind, Exception why) {
    problems.add(new PictureProblem(file, kind, String.valueOf(why.getMessage())));
  }
}
