package lineside.training.calibrate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Ranking;
import lineside.vision.dataset.Visibility;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;

/**
 * Scores that a model gives to held-out pictures.
 *
 * @param good scores of good pictures
 * @param visible scores of defects that must be found
 * @param faint scores of the others
 */
public record HeldOutScores(List<Scored> good, List<Scored> visible, List<Scored> faint) {
  private static final long MAX_PIXELS = 100_000_000L;

  /**
   * A picture with its score.
   *
   * @param file picture
   * @param score image score
   */
  public record Scored(Path file, float score) {}

  /** Copies the lists. */
  public HeldOutScores {
    good = List.copyOf(good);
    visible = List.copyOf(visible);
    faint = List.copyOf(faint);
  }

  /** Scores pictures, one by one. */
  public static HeldOutScores of(DefectDetector detector, List<LabelledPicture> pictures)
      throws IOException {
    PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
    List<Scored> good = new ArrayList<>();
    List<Scored> visible = new ArrayList<>();
    List<Scored> faint = new ArrayList<>();
    for (LabelledPicture labelled : pictures) {
      Scored scored = new Scored(labelled.file(), score(detector, decoder, labelled.file()));
      List<Scored> kind = labelled.visibility() == Visibility.FAINT ? faint : visible;
      (labelled.isGood() ? good : kind).add(scored);
    }
    return new HeldOutScores(good, visible, faint);
  }

  private static float score(DefectDetector detector, PictureDecoder decoder, Path file)
      throws IOException {
    try (Picture picture = decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file)))) {
      return detector.detect(List.of(picture)).get(0).score();
    } catch (UndecodablePictureException | InvalidModelOutputException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The scores of a list. */
  public static float[] values(List<Scored> scored) {
    float[] values = new float[scored.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = scored.get(i).score();
    }
    return values;
  }

  /** Chance that a visible defect scores above a good picture; NaN when there is none of either. */
  public double auroc() {
    return Ranking.auroc(values(good), values(visible));
  }

  /** Share of a list at or above a score; NaN for an empty list. */
  public static double shareFrom(List<Scored> scored, float from) {
    long above = scored.stream().filter(s -> s.score() >= from).count();
    return scored.isEmpty() ? Double.NaN : (double) above / scored.size();
  }
}
