package lineside.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import lineside.training.data.TrainingPicture;
import lineside.training.fit.NetScorer;
import lineside.training.net.TrainedNet;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.DefectMap;
import lineside.vision.detect.Inspection;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;

/**
 * Whether the exported weights, run the way the line runs them, answer what the trained ones
 * answer.
 *
 * @param pictures pictures that were compared
 * @param maxDifference largest difference of a map pixel, 0 to 1
 * @param flips pictures that lie on the other side of {@code notOk}
 */
record ExportCheck(int pictures, double maxDifference, int flips) {
  private static final int MOST_PICTURES = 60;
  private static final long MAX_PIXELS = 100_000_000L;

  /** Two engines sum in other orders; ten times what was seen on any size. */
  private static final double BOUND = 1e-3;

  /** Compares; fails when they differ by more than the bound. */
  static ExportCheck of(TrainedNet net, DefectDetector detector, List<TrainingPicture> pictures)
      throws IOException {
    NetScorer scorer = new NetScorer(net);
    PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
    float notOk = detector.thresholds().notOk();
    double most = 0;
    int flips = 0;
    int compared = 0;
    for (int i = 0; i < pictures.size() && compared < MOST_PICTURES; i++) {
      TrainingPicture picture = pictures.get(i);
      NetScorer.Answer trained = scorer.answer(picture);
      Exported exported = exported(detector, decoder, picture);
      most = Math.max(most, difference(trained.smoothed(), exported.map().scores()));
      flips += trained.score() >= notOk == exported.score() >= notOk ? 0 : 1;
      compared++;
    }
    if (!(most <= BOUND)) {
      throw new IOException(
          "exported weights answer otherwise than trained ones: a map pixel differs by %.5f, allowed is %s"
              .formatted(most, BOUND));
    }
    return new ExportCheck(compared, most, flips);
  }

  private record Exported(DefectMap map, float score) {}

  private static Exported exported(
      DefectDetector detector, PictureDecoder decoder, TrainingPicture picture) throws IOException {
    try (Picture decoded = decoder.decode(ByteBuffer.wrap(Files.readAllBytes(picture.file())))) {
      Inspection inspection = detector.inspect(decoded);
      return new Exported(inspection.map(), inspection.detection().score());
    } catch (UndecodablePictureException | InvalidModelOutputException e) {
      throw new IOException("%s: %s".formatted(picture.file(), e.getMessage()), e);
    }
  }

  private static double difference(float[] trained, float[] exported) throws IOException {
    if (trained.length != exported.length) {
      throw new IOException(
          "exported weights give a map of %d pixels, trained ones of %d"
              .formatted(exported.length, trained.length));
    }
    double most = 0;
    for (int i = 0; i < trained.length; i++) {
      most = Math.max(most, Math.abs(trained[i] - exported[i]));
    }
    return most;
  }

  /** For people. */
  String line() {
    return "exported against trained weights on %d pictures: largest difference of a map pixel %.1e, %d flips"
        .formatted(pictures, maxDifference, flips);
  }
}
