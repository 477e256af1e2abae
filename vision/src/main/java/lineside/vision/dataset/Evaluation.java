package lineside.vision.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.Detection;
import lineside.vision.detect.Inspection;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.detect.Region;
import lineside.vision.frame.Picture;
import lineside.vision.model.ModelCard.Thresholds;
import lineside.vision.region.RegionSet;

/**
 * Measures a detector on labelled pictures, one at a time, the way a line would see them. What does
 * not read is named and left out, never counted as right or wrong.
 */
public final class Evaluation {
  private static final double NANOS_PER_MILLI = 1e6;

  private final DefectDetector detector;
  private final RegionSet regions;
  private final LongSupplier nanoTime;
  private final PixelHistogram pixels = new PixelHistogram();
  private final List<PictureProblem> problems = new ArrayList<>();
  private final SuppressedFindings suppressed;
  private int defectsOutside;
  private boolean isWarm;

  private Evaluation(DefectDetector detector, RegionSet regions, LongSupplier nanoTime) {
    this.detector = detector;
    this.regions = regions;
    this.suppressed = new SuppressedFindings(regions);
    this.nanoTime = nanoTime;
  }

  /**
   * Measures. The first picture is inspected once before, untimed.
   *
   * @param pictures any number; none gives a report without figures
   */
  public static EvaluationReport of(DefectDetector detector, List<LabelledPicture> pictures) {
    return inRegions(detector, pictures, RegionSet.WHOLE).report();
  }

  /**
   * Measures what counts in regions: findings and pixels outside do not, and a defect picture whose
   * mask has nothing inside is in no figure.
   *
   * @param regions the same for all pictures; one that they do not fit is named and left out
   */
  public static InRegions inRegions(
      DefectDetector detector, List<LabelledPicture> pictures, RegionSet regions) {
    Evaluation evaluation = new Evaluation(detector, regions, System::nanoTime);
    EvaluationReport report = evaluation.run(pictures);
    return new InRegions(report, evaluation.suppressed.byRegion(), evaluation.defectsOutside);
  }

  /**
   * What counts, and what does not.
   *
   * @param report figures of what counts
   * @param suppressedFindings findings that did not count, by what kept them out; every region is
   *     named, also with 0
   * @param defectsOutside defect pictures in no figure, because their defects lie outside
   */
  public record InRegions(
      EvaluationReport report, Map<String, Integer> suppressedFindings, int defectsOutside) {
    /** Copies the map. */
    public InRegions {
      suppressedFindings = Collections.unmodifiableMap(new LinkedHashMap<>(suppressedFindings));
    }
  }

  private EvaluationReport run(List<LabelledPicture> pictures) {
    List<ScoredPicture> scored = new ArrayList<>();
    PixelSamples samples = new PixelSamples(Units.of(pictures));
    boolean hasMasks = pictures.stream().anyMatch(p -> p.mask().isPresent());
    for (int i = 0; i < pictures.size(); i++) {
      LabelledPicture labelled = pictures.get(i);
      try (Picture picture = PictureFile.read(labelled.file())) {
        Inspected inspected = inspect(labelled, picture);
        Optional<TruthGrid> truth = hasMasks ? truth(labelled, picture) : Optional.empty();
        if (!labelled.isGood() && truth.isPresent() && !truth.get().isDefectIn(regions.area())) {
          defectsOutside++;
          continue;
        }
        scored.add(inspected.scored());
        if (truth.isPresent()) {
          truth.get().count(inspected.inspection().map(), regions.area(), pixels);
          samples.add(i, pixels);
        }
      } catch (IllegalArgumentException e) {
        if (regions.area().isWhole()) {
          throw e;
        }
        problem(labelled.file(), PictureProblem.Kind.OTHER_SIZE_THAN_REGIONS, e);
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
      detector.inspect(picture, regions.area());
      isWarm = true;
    }
    long before = nanoTime.getAsLong();
    Inspection inspection = detector.inspect(picture, regions.area());
    double millis = (nanoTime.getAsLong() - before) / NANOS_PER_MILLI;
    inspection
        .suppressed()
        .forEach(region -> suppressed.add(region, picture.widthPx(), picture.heightPx()));
    Detection detection = inspection.detection();
    List<Region> regions = detection.regions();
    return new Inspected(
        new ScoredPicture(
            labelled, detection.score(), regions.isEmpty() ? null : regions.get(0).kind(), millis),
        inspection);
  }

  /** What its pixels are; a defect without a usable mask says nothing about them. */
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
