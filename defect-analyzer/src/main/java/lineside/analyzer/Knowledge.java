package lineside.analyzer;

import java.util.List;
import java.util.Map;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.mining.MiningSettings;
import lineside.analyzer.mining.SettingsSource;
import lineside.schemas.record.Feedback;

/**
 * What a report may know besides the archive.
 *
 * @param settings costs and shifts
 * @param source whether the plant set them, or they are the defaults
 * @param feedback what persons said, in the order in which they said it
 * @param pictures what the large model made of crops
 */
public record Knowledge(
    MiningSettings settings, SettingsSource source, List<Feedback> feedback, Pictures pictures) {
  /**
   * What the large model made of crops.
   *
   * @param kindOfCrop names of kinds that were found among findings without one, by crop
   * @param readings by crop; of one model
   * @param notes for a person: kinds of earlier reports that came apart or became one
   */
  public record Pictures(
      Map<String, String> kindOfCrop, Map<String, CropReading> readings, List<String> notes) {
    /** It was not asked. */
    public static final Pictures NONE = new Pictures(Map.of(), Map.of(), List.of());

    /** Copies the maps. */
    public Pictures {
      kindOfCrop = Map.copyOf(kindOfCrop);
      readings = Map.copyOf(readings);
      notes = List.copyOf(notes);
    }
  }

  /** Nothing. */
  public static final Knowledge NONE =
      new Knowledge(MiningSettings.DEFAULT, SettingsSource.DEFAULTS, List.of(), Pictures.NONE);

  /** Copies the list. */
  public Knowledge {
    feedback = List.copyOf(feedback);
  }
}
