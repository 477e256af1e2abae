package lineside.analyzer.crop;

import java.io.IOException;
import java.util.List;
import lineside.analyzer.archive.Period;
import lineside.schemas.record.InspectionRow;

/** Keeps what is known of crops. What one call changes is changed as a whole. */
public interface CropStore {
  /**
   * Takes over what the archive says: of an inspection it knows, only a higher revision.
   *
   * @param rows one for each inspection
   * @param named the crops that they name
   */
  void record(List<InspectionRow> rows, List<ArchivedCrop> named) throws IOException;

  /** Names of the crops in the period that the model has not read, in order. */
  List<String> unread(String modelSha256, Period period) throws IOException;

  /** Takes over readings; those that it has are left as they are. */
  void addReadings(List<CropReading> read, List<RefusedCrop> refused) throws IOException;
}
