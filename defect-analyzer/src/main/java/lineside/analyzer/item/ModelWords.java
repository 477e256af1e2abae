package lineside.analyzer.item;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.crop.HistoricCrop;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinion;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What the large model says of pictures: its readings of archived crops, and where it has not read
 * a picture, what it answered when the line asked. Immutable.
 */
public final class ModelWords {
  /** Nothing. */
  public static final ModelWords NONE = of(List.of());

  private static final String READING = "CROP_READING";
  private static final String OPINION = "SECOND_OPINION";

  private final Map<String, CropReading> readings;

  private ModelWords(Map<String, CropReading> readings) {
    this.readings = readings;
  }

  /**
   * What it says of one picture.
   *
   * @param content defective, good, or unknown where it can't decide
   * @param kind kind of the clearest defect as the name of a folder; {@link Label#ANY_DEFECT} when
   *     it names none
   * @param said who and on what occasion
   */
  record Word(Label.Content content, String kind, Said said) {
    boolean isDefect() {
      return content == Label.Content.DEFECTIVE;
    }
  }

  /** From the readings of one model. */
  public static ModelWords of(List<HistoricCrop> crops) {
    Map<String, CropReading> readings = new HashMap<>();
    crops.forEach(crop -> readings.putIfAbsent(crop.reading().cropSha256(), crop.reading()));
    return new ModelWords(readings);
  }

  /** Pictures that it has read. */
  public int readings() {
    return readings.size();
  }

  /** On a picture of a view. */
  Optional<Word> on(String picture, ViewVerdict view) {
    CropReading reading = readings.get(picture);
    if (reading != null) {
      return Optional.of(
          new Word(
              content(reading.judgement().evaluation()),
              Label.kindNamed(reading.judgement().kind()),
              new Said(Speaker.MODEL, reading.modelSha256(), null, READING, null)));
    }
    return picture.equals(view.getPictureSha256())
        ? ofOpinion(view.getSecondOpinion())
        : Optional.empty();
  }

  private static Optional<Word> ofOpinion(@Nullable SecondOpinion opinion) {
    if (opinion == null || opinion.getLargeEvaluation() == null) {
      return Optional.empty();
    }
    String model = opinion.getModelSha256() == null ? "" : opinion.getModelSha256();
    return Optional.of(
        new Word(
            content(opinion.getLargeEvaluation()),
            Label.ANY_DEFECT,
            new Said(Speaker.MODEL, model, null, OPINION, null)));
  }

  private static Label.Content content(ResultEvaluation evaluation) {
    return switch (evaluation) {
      case OK -> Label.Content.GOOD;
      case NOT_OK -> Label.Content.DEFECTIVE;
      case NOT_DECIDABLE, UNDEFINED -> Label.Content.UNKNOWN;
    };
  }
}
