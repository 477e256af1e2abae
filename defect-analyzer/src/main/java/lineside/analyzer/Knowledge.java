package lineside.analyzer;

import java.util.List;
import java.util.Map;
import lineside.analyzer.mining.MiningSettings;
import lineside.analyzer.mining.SettingsSource;
import lineside.schemas.record.Feedback;

/**
 * What a report may know besides the archive.
 *
 * @param settings costs and shifts
 * @param source whether the plant set them, or they are the defaults
 * @param feedback what persons said, in the order in which they said it
 * @param kindOfCrop names of kinds that were found among findings without one, by crop
 */
public record Knowledge(
    MiningSettings settings,
    SettingsSource source,
    List<Feedback> feedback,
    Map<String, String> kindOfCrop) {
  /** Nothing. */
  public static final Knowledge NONE =
      new Knowledge(MiningSettings.DEFAULT, SettingsSource.DEFAULTS, List.of(), Map.of());

  /** Copies the collections. */
  public Knowledge {
    feedback = List.copyOf(feedback);
    kindOfCrop = Map.copyOf(kindOfCrop);
  }
}
