package lineside.vision.shape;

import java.util.stream.DoubleStream;
import lineside.vision.detect.DefectMap;
import lineside.vision.frame.Picture;

/**
 * Form and brightness of what a defect map marks: tells kinds of defect apart that a network never
 * learned to name.
 *
 * <p>Measured at the resolution of the map. Immutable.
 *
 * @param form outline of the marked area
 * @param tone its grey levels against those around it
 */
public record FindingShape(MarkedForm form, MarkedTone tone) {
  /**
   * Measures the finding with the highest score and what lies near it.
   *
   * @param picture what the map is of; stays open and owned by the caller
   * @param from lowest score of a marked pixel; where nothing reaches it, half of the peak
   */
  public static FindingShape of(Picture picture, DefectMap map, float from) {
    MarkedArea area = MarkedArea.of(map, from);
    GreyLevels levels = GreyLevels.of(picture, map.widthPx(), map.heightPx());
    return new FindingShape(MarkedForm.of(area), MarkedTone.of(area, levels));
  }

  /** The numbers of form and tone in the order of their components. */
  public double[] numbers() {
    return DoubleStream.concat(DoubleStream.of(form.numbers()), DoubleStream.of(tone.numbers()))
        .toArray();
  }
}
