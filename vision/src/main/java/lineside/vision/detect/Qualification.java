package lineside.vision.detect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineside.vision.detect.GoldenResult.Company;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelCard;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

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

  /** What becomes of every golden sample, alone and, where a run takes several, in full batches. */
  List<GoldenResult> results(List<Float> expectedScores) {
    List<GoldenResult> results = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    try {
      for (int i = 0; i < card.golden().size(); i++) {
        Sample sample = new Sample(card.golden().get(i).file(), expectedScores.get(i));
        try {
          sample.read();
          samples.add(sample);
        } catch (IOException | UndecodablePictureException e) {
          results.add(sample.failed(Company.ALONE, e));
        }
      }
      for (Sample sample : samples) {
        results.addAll(judge(List.of(sample), sample.pictures(), Company.ALONE));
      }
      if (detector.picturesPerRun() > 1) {
        for (List<Sample> sameSize : bySize(samples)) {
          results.addAll(inFullBatches(sameSize));
        }
      }
      return results;
    } finally {
      samples.forEach(Sample::close);
    }
  }

  /** Pictures of one size run together; a size of its own has only mirrored company. */
  private static Iterable<List<Sample>> bySize(List<Sample> samples) {
    Map<List<Integer>, List<Sample>> groups = new LinkedHashMap<>();
    samples.forEach(s -> groups.computeIfAbsent(s.size(), unused -> new ArrayList<>()).add(s));
    return groups.values();
  }

  private List<GoldenResult> inFullBatches(List<Sample> sameSize) {
    List<Picture> pictures = new ArrayList<>();
    List<Picture> mirrored = new ArrayList<>();
    try {
      sameSize.forEach(sample -> pictures.addAll(sample.pictures()));
      for (int i = 0; pictures.size() % detector.picturesPerRun() != 0; i++) {
        Picture other = mirrored(sameSize.get(i % sameSize.size()).pictures().get(0));
        mirrored.add(other);
        pictures.add(other);
      }
      return judge(sameSize, pictures, Company.FULL_BATCH);
    } finally {
      mirrored.forEach(Picture::close);
    }
  }

  private static Picture mirrored(Picture picture) {
    Mat flipped = new Mat();
    opencv_core.flip(picture.mat(), flipped, 1);
    return new Picture(flipped);
  }

  /** The samples are the first of the pictures. */
  private List<GoldenResult> judge(List<Sample> samples, List<Picture> pictures, Company company) {
    List<GoldenResult> results = new ArrayList<>();
    try {
      List<Detection> detections = detector.detect(pictures);
      for (int i = 0; i < samples.size(); i++) {
        results.add(samples.get(i).scored(company, detections.get(i).score()));
      }
    } catch (InvalidModelOutputException e) {
      samples.forEach(sample -> results.add(sample.failed(company, e)));
    }
    return results;
  }

  /** A golden sample with its pixels. */
  private final class Sample implements AutoCloseable {
    private final String file;
    private final float expected;
    private final List<Picture> pictures = new ArrayList<>(1);

    Sample(String file, float expected) {
      this.file = file;
      this.expected = expected;
    }

    void read() throws IOException, UndecodablePictureException {
      byte[] encoded = Files.readAllBytes(detector.model().directory().resolve(file));
      pictures.add(decoder.decode(ByteBuffer.wrap(encoded)));
    }

    /** The one picture. */
    List<Picture> pictures() {
      return pictures;
    }

    List<Integer> size() {
      return List.of(pictures.get(0).widthPx(), pictures.get(0).heightPx());
    }

    GoldenResult scored(Company company, float score) {
      return new GoldenResult(file, company, expected, score, card.goldenTolerance(), null);
    }

    GoldenResult failed(Company company, Exception why) {
      return new GoldenResult(
          file,
          company,
          expected,
          Float.NaN,
          card.goldenTolerance(),
          String.valueOf(why.getMessage()));
    }

    @Override
    public void close() {
      pictures.forEach(Picture::close);
    }
  }

  /** Refuses when one is not reproduced; the message tells of the worst. */
  void require(List<GoldenResult> results) throws QualificationException {
    List<GoldenResult> failed = results.stream().filter(r -> !r.isReproduced()).toList();
    if (failed.isEmpty()) {
      return;
    }
    // A difference that is no number comes last in the order of doubles: it is the worst.
    GoldenResult worst =
        Collections.max(failed, Comparator.comparingDouble(GoldenResult::difference));
    String where = worst.company() == Company.ALONE ? "" : " in a full batch";
    if (worst.problem() != null) {
      throw new QualificationException(worst.file() + where + ": " + worst.problem(), results);
    }
    throw new QualificationException(
        "%s scores %.5f on %s%s, expected %.5f within %.5f: %.5f off (model %s; %d of %d runs of samples differ, this one most)"
            .formatted(
                detector.model().directory().resolve(worst.file()),
                worst.actual(),
                detector.provider(),
                where,
                worst.expected(),
                worst.tolerance(),
                worst.difference(),
                detector.model().sha256(),
                failed.size(),
                results.size()),
        results);
  }
}
