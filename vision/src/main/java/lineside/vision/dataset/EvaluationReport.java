package lineside.vision.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Accuracy and speed of a package on a data set.
 *
 * @param pictures every picture with its answer
 * @param thresholds thresholds of the package
 * @param pixels what is known per pixel; null when the set has no masks
 * @param problems files that could not be used
 */
public record EvaluationReport(
    List<ScoredPicture> pictures,
    Limits thresholds,
    @Nullable Pixels pixels,
    List<PictureProblem> problems) {
  /** What a picture without any finding is found to be. */
  public static final String NOTHING = "nothing";

  /**
   * From this moment on a fixed-camera set counts as late: wear and dirt no longer give it away.
   */
  private static final int LATE_FROM = 40;

  /** Copies the lists. */
  public EvaluationReport {
    pictures = List.copyOf(pictures);
    problems = List.copyOf(problems);
  }

  /**
   * Where verdicts change.
   *
   * @param notOk from here up not OK
   * @param undecidableFrom from here up to {@code notOk} undecidable
   */
  public record Limits(float notOk, float undecidableFrom) {}

  /**
   * Pixels.
   *
   * @param figures what they say
   * @param samples what it was counted from, to compare with another model
   */
  public record Pixels(PixelFigures figures, PixelSamples samples) {
    static Optional<Pixels> of(PixelSamples samples) {
      return samples.figures().map(figures -> new Pixels(figures, samples));
    }
  }

  /** The figures of all pictures. */
  public ImageFigures image() {
    return ImageFigures.of(pictures, thresholds.notOk());
  }

  /** The figures of all pixels, if the set has masks. */
  public Optional<PixelFigures> pixel() {
    return Optional.ofNullable(pixels).map(Pixels::figures);
  }

  /** The figures of some pictures, by name; what the set does not know is left out. */
  public Map<String, ImageFigures> slices() {
    Map<String, ImageFigures> slices = new LinkedHashMap<>();
    addSlice(slices, "late", p -> p.time().isPresent() && p.time().getAsInt() >= LATE_FROM);
    if (pictures.stream().anyMatch(p -> p.picture().visibility() == Visibility.FAINT)) {
      addSlice(slices, "visible", p -> p.visibility() == Visibility.VISIBLE);
      addSlice(slices, "faint", p -> p.isGood() || p.visibility() == Visibility.FAINT);
    }
    return slices;
  }

  /** The figures of every kind of defect against all good pictures. */
  public Map<String, ImageFigures> perClass() {
    Map<String, ImageFigures> byKind = new TreeMap<>();
    for (String kind : kinds()) {
      addSlice(byKind, kind, p -> p.isGood() || p.label().equals(kind));
    }
    return byKind;
  }

  private void addSlice(
      Map<String, ImageFigures> slices, String name, Predicate<LabelledPicture> belongs) {
    List<ScoredPicture> some = pictures.stream().filter(p -> belongs.test(p.picture())).toList();
    if (!some.isEmpty()) {
      slices.put(name, ImageFigures.of(some, thresholds.notOk()));
    }
  }

  private List<String> kinds() {
    return pictures.stream()
        .map(p -> p.picture().label())
        .filter(label -> !label.equals(LabelledPicture.GOOD))
        .distinct()
        .toList();
  }

  /**
   * How many pictures of each label were found to be what: the kind of the best region, {@link
   * #NOTHING} where there is none or where the score lets the picture pass.
   */
  public Map<String, Map<String, Integer>> confusion() {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (ScoredPicture picture : pictures) {
      boolean passes = picture.score() < thresholds.undecidableFrom();
      String found = passes ? NOTHING : picture.kind().orElse(NOTHING);
      counts
          .computeIfAbsent(picture.picture().label(), unused -> new TreeMap<>())
          .merge(found, 1, Integer::sum);
    }
    return counts;
  }

  /** Share of the pictures of a kind whose best region was called so; NaN without any region. */
  public double kindRecognised(String label) {
    List<ScoredPicture> found =
        pictures.stream()
            .filter(p -> p.picture().label().equals(label) && p.kind().isPresent())
            .toList();
    long right = found.stream().filter(p -> label.equals(p.kindFound())).count();
    return found.isEmpty() ? Double.NaN : (double) right / found.size();
  }

  /** Share of pictures whose score lies between the thresholds; NaN of none. */
  public double undecidedRate() {
    long band =
        pictures.stream()
            .filter(p -> p.score() >= thresholds.undecidableFrom())
            .filter(p -> p.score() < thresholds.notOk())
            .count();
    return pictures.isEmpty() ? Double.NaN : (double) band / pictures.size();
  }

  /** Milliseconds per picture that so many of the pictures do not exceed; NaN of none. */
  public double millis(double share) {
    double[] sorted = pictures.stream().mapToDouble(ScoredPicture::millis).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  /** Which figures are not there, and why, one line each. */
  public List<String> gaps() {
    ImageFigures image = image();
    List<String> gaps = new ArrayList<>();
    if (image.defect() == 0) {
      gaps.add("no defect picture: auroc, ap and escape rate are not known");
    }
    if (image.good() == 0) {
      gaps.add("no good picture: auroc and overkill are not known");
    }
    if (pixels == null) {
      gaps.add("no usable mask with a defect: pixel figures are not known");
    }
    return List.copyOf(gaps);
  }

  /** The layout of {@code evaluate --json}; a figure that has nothing to count is null. */
  public String toJson() {
    return EvaluationJson.of(this).toPrettyString();
  }
}
