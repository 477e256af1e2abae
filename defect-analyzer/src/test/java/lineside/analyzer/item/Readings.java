package lineside.analyzer.item;

import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.crop.ArchivedCrop;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.crop.CropRole;
import lineside.analyzer.crop.HistoricCrop;
import lineside.schemas.record.ResultEvaluation;

/** What a large model said, made by hand. */
final class Readings {
  static final String LARGE = "1a".repeat(32);

  private final List<HistoricCrop> crops = new ArrayList<>();

  Readings says(String crop, ResultEvaluation evaluation, String kind) {
    crops.add(
        new HistoricCrop(
            new ArchivedCrop(
                crop,
                CropRole.FLAGGED,
                new ArchivedCrop.Origin("", 0, "", "", "", "", 1, Rows.NOON),
                new ArchivedCrop.Small(0, "", 0, 0, 0, null, "")),
            new CropReading(
                crop,
                LARGE,
                new CropReading.Judgement("cpu", 0.5f, evaluation, kind),
                new float[0],
                new double[0])));
    return this;
  }

  ModelWords words() {
    return ModelWords.of(crops);
  }
}
