package lineside.footage.scenario;

import java.util.List;
import lineside.schemas.record.AlarmRule;

/**
 * A production line.
 *
 * @param lineId line
 * @param material what it makes
 * @param productId product
 * @param recipeId recipe that inspects it
 * @param orderId production order
 * @param partsPerSecond parts, or segments of strip, per second of line time
 * @param deadlineMillis time from the first trigger to the final verdict
 * @param baseRate share of parts with a defect of no particular cause
 * @param visibleShare share of these that shall be visible
 * @param cameras at least one; the first one gives the part's time
 * @param pallets carriers, used in turn; empty when none
 * @param tools tools, used at random; empty when none
 * @param lots stretches of material, repeated until the end; empty when none
 * @param millimetresPerPixel strip: scale along the strip; 0 for brackets
 * @param coilSegments strip: segments per coil; 0 for brackets
 * @param alarm alarm rule where alarmRules has none
 * @param alarmRules alarm rules of the recipe
 */
public record LineSpec(
    String lineId,
    Material material,
    String productId,
    String recipeId,
    String orderId,
    double partsPerSecond,
    long deadlineMillis,
    double baseRate,
    double visibleShare,
    List<CameraSpec> cameras,
    List<String> pallets,
    List<String> tools,
    List<LotSpec> lots,
    double millimetresPerPixel,
    long coilSegments,
    AlarmSpec alarm,
    List<AlarmRule> alarmRules) {
  public LineSpec {
    cameras = List.copyOf(cameras);
    pallets = List.copyOf(pallets);
    tools = List.copyOf(tools);
    lots = List.copyOf(lots);
    alarmRules = List.copyOf(alarmRules);
  }

  /** Lot in use at a time of the run; empty when the line has none. */
  public String lotAt(double seconds) {
    double cycle = lots.stream().mapToDouble(LotSpec::seconds).sum();
    double into = cycle == 0 ? 0 : seconds % cycle;
    for (LotSpec lot : lots) {
      if (into < lot.seconds()) {
        return lot.lotId();
      }
      into -= lot.seconds();
    }
    return "";
  }
}
