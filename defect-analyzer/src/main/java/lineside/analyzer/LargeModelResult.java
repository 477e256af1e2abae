package lineside.analyzer;

import java.util.List;
import lineside.analyzer.crop.CropProgress;
import lineside.analyzer.crop.RefusedCrop;
import lineside.analyzer.history.HistoryCounts;
import lineside.analyzer.kind.KindsFound;

/**
 * What came of a run of the large model.
 *
 * @param read of this run
 * @param history what the history holds now
 * @param refused crops that could not be read, by name
 * @param indexed findings in the index
 * @param kinds kinds among them
 */
public record LargeModelResult(
    CropProgress read,
    HistoryCounts history,
    List<RefusedCrop> refused,
    int indexed,
    KindsFound kinds) {
  /** Copies the list. */
  public LargeModelResult {
    refused = List.copyOf(refused);
  }
}
