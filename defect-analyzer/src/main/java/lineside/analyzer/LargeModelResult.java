package lineside.analyzer;

import java.util.List;
import java.util.Map;
import lineside.analyzer.crop.CropProgress;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.crop.RefusedCrop;
import lineside.analyzer.history.HistoryCounts;
import lineside.analyzer.kind.KindsFound;

/**
 * What came of a run of the large model.
 *
 * @param read of this run
 * @param history what the history holds now
 * @param refused crops that could not be read, by name
 * @param readings of all findings, which are in the index, by crop
 * @param kinds kinds among them
 */
public record LargeModelResult(
    CropProgress read,
    HistoryCounts history,
    List<RefusedCrop> refused,
    Map<String, CropReading> readings,
    KindsFound kinds) {
  /** Copies the collections. */
  public LargeModelResult {
    refused = List.copyOf(refused);
    readings = Map.copyOf(readings);
  }
}
