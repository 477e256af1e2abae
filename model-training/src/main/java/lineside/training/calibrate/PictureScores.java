package lineside.training.calibrate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.PictureProblem;
import lineside.vision.dataset.Visibility;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;

/**
 * Scores of the pictures to calibrate with; what does not read is named and left out, as a line
 * gives no verdict on it either.
 *
 * @param scored pictures with their scores
 * @param problems pictures without
 */
public record PictureScores(List<Scored> scored, List<PictureProblem> problems) {
  private static final long MAX_PIXELS = 100_000_000L;

  /** Copies the lists. */
  public PictureScores {
    scored = List.copyOf(scored);
    problems = List.copyOf(problems);
  }

  /**
   * A picture with its score.
   *
   * @param picture the picture
   * @param score image score
   */
  public record Scored(LabelledPicture picture, float score) {}

  /** What counts as one sample. */
  public enum Unit {
    /** Every picture. */
    PICTURE,
    /**
     * All pictures of a part or place, by its worst one: one missed picture makes an escape, one
     * alarmed picture an overkill. Bounds the rate per picture as well. A picture that belongs to
     * no group is one of its own.
     */
    GROUP
  }

  /** Scores pictures, one by one. */
  public static PictureScores of(DefectDetector detector, List<LabelledPicture> pictures) {
    PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
    List<Scored> scored = new ArrayList<>();
    List<PictureProblem> problems = new ArrayList<>();
    for (LabelledPicture labelled : pictures) {
      try (Picture picture = decoder.decode(ByteBuffer.wrap(Files.readAllBytes(labelled.file())))) {
        scored.add(new Scored(labelled, detector.detect(List.of(picture)).get(0).score()));
      } catch (InvalidModelOutputException e) {
        problems.add(problem(labelled, PictureProblem.Kind.NO_ANSWER, e));
      } catch (IOException | UndecodablePictureException e) {
        problems.add(problem(labelled, PictureProblem.Kind.UNREADABLE, e));
      }
    }
    return new PictureScores(scored, problems);
  }

  private static PictureProblem problem(
      LabelledPicture picture, PictureProblem.Kind kind, Exception why) {
    return new PictureProblem(picture.file(), kind, String.valueOf(why.getMessage()));
  }

  /** Good samples. */
  public SortedScores good(Unit unit) {
    return samples(unit, LabelledPicture::isGood, Math::max);
  }

  /** Defects that must be found. */
  public SortedScores defect(Unit unit) {
    return samples(unit, p -> !p.isGood() && p.visibility() == Visibility.VISIBLE, Math::min);
  }

  /** Defects that nobody can be blamed for missing. */
  public SortedScores faint() {
    return samples(Unit.PICTURE, p -> !p.isGood() && p.visibility() == Visibility.FAINT, Math::min);
  }

  /** Whether the data set says which pictures belong together. */
  public boolean isGrouped() {
    return scored.stream().anyMatch(s -> s.picture().group().isPresent());
  }

  private SortedScores samples(
      Unit unit, Predicate<LabelledPicture> kind, BinaryOperator<Float> worse) {
    Map<String, Float> worst = new HashMap<>();
    for (Scored one : scored) {
      LabelledPicture picture = one.picture();
      if (kind.test(picture)) {
        String own = "\n" + picture.file();
        worst.merge(unit == Unit.GROUP ? picture.group().orElse(own) : own, one.score(), worse);
      }
    }
    float[] scores = new float[worst.size()];
    int i = 0;
    for (float score : worst.values()) {
      scores[i++] = score;
    }
    return new SortedScores(scores);
  }
}
