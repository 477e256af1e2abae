package lineside.analyzer.mining;

import java.util.List;

/**
 * What the reader of a report must know about the data before believing its figures.
 *
 * @param partial inspections without a view that the recipe expects
 * @param withoutContext inspections of which the MES told nothing
 * @param withoutReadings inspections without process readings
 * @param suppressedFindings findings outside of the inspected regions
 * @param suppressedViews views that have such
 * @param undefined views that are no evidence, by reason
 * @param models which model judged how many parts, by station; stations with one model too
 * @param clocks lines in order
 * @param contextsFarAway contexts whose time is more than an hour from the first trigger
 */
public record DataQuality(
    long partial,
    long withoutContext,
    long withoutReadings,
    long suppressedFindings,
    long suppressedViews,
    List<UndefinedViews> undefined,
    List<ModelUse> models,
    List<LineClock> clocks,
    long contextsFarAway) {

  /** Copies the lists. */
  public DataQuality {
    undefined = List.copyOf(undefined);
    models = List.copyOf(models);
    clocks = List.copyOf(clocks);
  }

  /** Views of one camera that are no evidence for one reason. */
  public record UndefinedViews(
      String lineId, String stationId, String cameraId, String reason, long views) {}

  /** Parts that one model judged at a station. */
  public record ModelUse(String lineId, String stationId, String modelSha256, long parts) {}

  /**
   * Order of a line's times.
   *
   * @param backwards parts whose time is later than that of a later trigger
   * @param parts all of the line
   */
  public record LineClock(String lineId, long backwards, long parts) {
    /** A stepped clock shows in one part, a broken order in many. */
    private static final double UNSURE_FROM = 0.01;

    private static final int MIN_BACKWARDS = 5;

    /** Whether what is said of time may rest on it. */
    public ClockTrust trust() {
      return backwards >= MIN_BACKWARDS && backwards > UNSURE_FROM * parts
          ? ClockTrust.UNSURE
          : ClockTrust.SURE;
    }
  }
}
