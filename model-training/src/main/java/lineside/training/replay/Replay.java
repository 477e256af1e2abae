package lineside.training.replay;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.Inspection;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.detect.Region;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import org.jspecify.annotations.Nullable;

/**
 * Shows the same pictures to two packages, one picture at a time, each package first every other
 * time so that neither gains from a warm cache. Bad pictures are counted and named and never end
 * it. Used by one thread.
 */
public final class Replay {
  private static final double NANOS_PER_MILLI = 1e6;

  /** As many as the frame topic takes: 64 Mpixel. */
  private static final long MAX_PIXELS = 64L << 20;

  private final DefectDetector baseline;
  private final DefectDetector candidate;
  private final ReplayConfig config;
  private final LongSupplier nanoTime;
  private final PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
  private final List<Comparison> comparisons = new ArrayList<>();
  private final List<Damaged> damaged = new ArrayList<>();
  private final WorstFlips worst;

  /**
   * Two packages, both qualified.
   *
   * @param baseline package that runs; stays open
   * @param candidate package that may follow it; stays open
   * @param nanoTime monotonic clock
   */
  public Replay(
      DefectDetector baseline,
      DefectDetector candidate,
      ReplayConfig config,
      LongSupplier nanoTime) {
    this.baseline = requireNonNull(baseline, "baseline is null");
    this.candidate = requireNonNull(candidate, "candidate is null");
    this.config = requireNonNull(config, "config is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    this.worst =
        new WorstFlips(
            Side.of(baseline).thresholds(), Side.of(candidate).thresholds(), config.mostFlips());
  }

  /**
   * Judges every picture of the source, or as many as the bounds allow.
   *
   * @param progress told the number of pictures after each
   * @throws IOException when the source as a whole breaks
   */
  public ReplayResult run(FrameSource source, LongConsumer progress) throws IOException {
    for (long seen = 0; seen < config.mostPictures(); seen++) {
      Optional<ReplayFrame> frame = source.next();
      if (frame.isEmpty()) {
        break;
      }
      judge(frame.get());
      progress.accept(seen + 1);
    }
    return new ReplayResult(
        source.description(),
        Side.of(baseline),
        Side.of(candidate),
        comparisons,
        damaged,
        worst.chosen());
  }

  private void judge(ReplayFrame frame) throws IOException {
    try (Picture picture = frame.content().decode(decoder)) {
      if (comparisons.isEmpty()) {
        warmUp(picture);
      }
      boolean isBaselineFirst = comparisons.size() % 2 == 0;
      Judged first = judge(isBaselineFirst ? baseline : candidate, picture);
      Judged second = judge(isBaselineFirst ? candidate : baseline, picture);
      Judged before = isBaselineFirst ? first : second;
      Judged after = isBaselineFirst ? second : first;
      Comparison comparison =
          new Comparison(frame.name(), frame.knownTruth(), before.answer(), after.answer());
      comparisons.add(comparison);
      if (worst.wants(comparison)) {
        worst.add(paint(comparison, picture, before, after));
      }
    } catch (IOException | UndecodablePictureException e) {
      damaged.add(new Damaged(frame.name(), String.valueOf(e.getMessage())));
    }
  }

  /** The first run of a session allocates; it is no measure of speed. */
  private void warmUp(Picture picture) {
    judge(baseline, picture);
    judge(candidate, picture);
  }

  private record Judged(Answer answer, @Nullable Inspection inspection) {}

  private Judged judge(DefectDetector detector, Picture picture) {
    long before = nanoTime.getAsLong();
    try {
      Inspection inspection = detector.inspect(picture);
      double millis = (nanoTime.getAsLong() - before) / NANOS_PER_MILLI;
      float score = inspection.detection().score();
      List<Region> regions = inspection.detection().regions();
      Outcome outcome = Outcome.of(score, Side.of(detector).thresholds());
      String kind = regions.isEmpty() ? null : regions.get(0).kind();
      return new Judged(new Answer(outcome, score, kind, millis), inspection);
    } catch (InvalidModelOutputException e) {
      return new Judged(Answer.none(), null);
    }
  }

  private ShownFlip paint(Comparison comparison, Picture picture, Judged before, Judged after) {
    try (FlipPainter painter =
        FlipPainter.of(
            picture,
            comparison.truth().flatMap(Truth::mask).orElse(null),
            before.inspection(),
            after.inspection())) {
      return new ShownFlip(comparison, painter.panels());
    }
  }
}
