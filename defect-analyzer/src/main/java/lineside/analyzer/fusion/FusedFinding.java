package lineside.analyzer.fusion;

import java.util.List;
import java.util.Map;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.mining.DefectGroup;
import lineside.analyzer.mining.GroupKey;
import lineside.analyzer.mining.Occurrence;
import lineside.analyzer.mining.Population;
import org.jspecify.annotations.Nullable;

/**
 * A finding with all that is known of it.
 *
 * @param group where it is counted: line, station and the kind that the small model named
 * @param mark the finding and its part
 * @param reading what the large model made of its crop; null when it has not read it
 */
public record FusedFinding(GroupKey group, Occurrence mark, @Nullable CropReading reading) {

  /** Every counted finding of a population, by group and in order of time. */
  public static List<FusedFinding> of(Population population, Map<String, CropReading> readings) {
    return population.groups().stream().flatMap(group -> of(group, readings).stream()).toList();
  }

  private static List<FusedFinding> of(DefectGroup group, Map<String, CropReading> readings) {
    return group.marks().stream()
        .map(mark -> new FusedFinding(group.key(), mark, readingOf(mark, readings)))
        .toList();
  }

  private static @Nullable CropReading readingOf(
      Occurrence mark, Map<String, CropReading> readings) {
    String crop = mark.evidenceSha256();
    return crop == null ? null : readings.get(crop);
  }

  /** Names the part, so that findings of one part are never split between learning and checking. */
  String part() {
    return mark.part().lineId() + '/' + mark.part().partId();
  }
}
