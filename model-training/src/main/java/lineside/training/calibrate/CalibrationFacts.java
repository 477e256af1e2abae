package lineside.training.calibrate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A calibration with the data it was made on: what a package keeps of it. */
public final class CalibrationFacts {
  private CalibrationFacts() {}

  /**
   * Writes it down; the outcome of the weights in floats on top, that of others under their name.
   *
   * @param most points of a curve at most
   */
  public static ObjectNode of(
      CalibrationData data, List<CalibratedVariant> variants, PictureScores.Unit unit, int most) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (CalibratedVariant variant : variants) {
      ObjectNode outcome = CalibrationJson.of(variant.outcome(), most, assumptions(unit));
      ObjectNode counts = outcome.putObject("samples");
      counts.put("good", variant.good().size());
      counts.put("defect", variant.defect().size());
      counts.put("faintLeftOut", variant.faint().size());
      if (variant.name().equals(CalibratedVariant.FP32)) {
        node.setAll(outcome);
      } else {
        node.set(variant.name(), outcome);
      }
    }
    ObjectNode of = node.putObject("data");
    of.put("name", String.valueOf(data.root().toAbsolutePath().normalize().getFileName()));
    of.put("split", data.split().folder());
    of.put("sha256", data.sha256());
    of.put("pictures", data.pictures().size());
    of.put("unit", unit == PictureScores.Unit.GROUP ? "part or place" : "picture");
    return node;
  }

  /** What the promises suppose, for people. */
  public static List<String> assumptions(PictureScores.Unit unit) {
    List<String> assumptions = new ArrayList<>();
    assumptions.add(
        "the samples were drawn independently from what the line will see, and nothing was learned"
            + " from them");
    assumptions.add(
        unit == PictureScores.Unit.GROUP
            ? "one sample is a part or place, by its worst picture"
            : "every picture counts as an independent sample; several pictures of one part are none,"
                + " and the promise is then weaker than it says");
    assumptions.add("faint defects are neither counted as escapes nor as found");
    return assumptions;
  }
}
