package lineside.analyzer.crop;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of some crops.
 *
 * @param readings of those that could be read
 * @param refused the others
 * @param modelNanos time inside the model
 */
public record ReadCrops(List<CropReading> readings, List<RefusedCrop> refused, long modelNanos) {
  /** Copies the lists. */
  public ReadCrops {
    readings = List.copyOf(readings);
    refused = List.copyOf(refused);
  }

  /** Both together. */
  ReadCrops and(ReadCrops other) {
    List<CropReading> allReadings = new ArrayList<>(readings);
    allReadings.addAll(other.readings);
    List<RefusedCrop> allRefused = new ArrayList<>(refused);
    allRefused.addAll(other.refused);
    return new ReadCrops(allReadings, allRefused, modelNanos + other.modelNanos);
  }
}
