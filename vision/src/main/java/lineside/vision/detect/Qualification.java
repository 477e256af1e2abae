package lineside.vision.detect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelCard;

/** Runs the golden samples of a package through the path that pictures of a line take. */
final class Qualification {
  /** Golden samples are part of a package, not of a camera stream. */
  private static final long MAX_GOLDEN_PIXELS = 100_000_000L;

  private final DefectDetector detector;
  private final ModelCard card;
  private final PictureDecoder decoder = new PictureDecoder(MAX_GOLDEN_PIXELS);

  Qualification(DefectDetector detector) {
    this.detector = detector;
    this.card = detector.model().card();
  }

  /** What becomes of every golden sample. */
  List<GoldenResult> results(List<Float> expectedScores) {
    List<GoldenResult> results = new ArrayList<>();
    for (int i = 0; i < card.golden().size(); i++) {
      results.add(result(card.golden().get(i), expectedScores.get(i)));
    }
    return results;
  }

  private GoldenResult result(ModelCard.GoldenSample sample, float expected) {
    double tolerance = card.goldenTolerance();
    try (Picture picture =
        decoder.decode(
            ByteBuffer.wrap(
                Files.readAllBytes(detector.model().directory().resolve(sample.file()))))) {
      float score = detector.detect(List.of(picture)).get(0).score();
      return new GoldenResult(sample.file(), expected, score, tolerance, null);
    } catch (IOException | UndecodablePictureException | InvalidModelOutputException e) {
      return new GoldenResult(
          sample.file(), expected, Float.NaN, tolerance, String.valueOf(e.getMessage()));
    }
  }

  /** Refuses when one is not reproduced; the message tells of the first. */
  void require(List<GoldenResult> results) throws QualificationException {
    List<GoldenResult> failed = results.stream().filter(r -> !r.isReproduced()).toList();
    if (failed.isEmpty()) {
      return;
    }
    GoldenResult first = failed.get(0);
    if (first.problem() != null) {
      throw new QualificationException(first.file() + ": " + first.problem(), results);
    }
    throw new QualificationException(
        "%s scores %.5f on %s, expected %.5f within %.5f (model %s; %d of %d samples differ)"
            .formatted(
                detector.model().directory().resolve(first.file()),
                first.actual(),
                detector.provider(),
                first.expected(),
                first.tolerance(),
                detector.model().sha256(),
                failed.size(),
                results.size()),
        results);
  }
}
