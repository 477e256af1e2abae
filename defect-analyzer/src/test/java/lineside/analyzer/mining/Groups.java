package lineside.analyzer.mining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import lineside.schemas.record.ResultEvaluation;

/** Groups of parts made by rule, for tests of single factors. */
final class Groups {
  static final GroupKey KEY = new GroupKey("line-a", "a1", "scratch");

  private Groups() {}

  /** A group whose defects lie in the middle of the face. */
  static DefectGroup of(
      int parts,
      IntFunction<Map<String, String>> levels,
      IntFunction<Map<String, Double>> readings,
      IntPredicate defective) {
    return withPlaces(
        parts, levels, readings, i -> defective.test(i) ? new float[] {0.5f, 0.5f} : new float[0]);
  }

  /** A group whose defects lie where {@code places} says; an empty array for a good part. */
  static DefectGroup withPlaces(
      int parts,
      IntFunction<Map<String, String>> levels,
      IntFunction<Map<String, Double>> readings,
      IntFunction<float[]> places) {
    List<InspectedPart> base = new ArrayList<>();
    List<Occurrence> occurrences = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      float[] place = places.apply(i);
      ResultEvaluation evaluation =
          place.length == 0 ? ResultEvaluation.OK : ResultEvaluation.NOT_OK;
      InspectedPart part =
          new InspectedPart(
              KEY.lineId(),
              "A-%04d".formatted(i),
              1,
              Instant.ofEpochSecond(1_000_000 + i),
              evaluation,
              levels.apply(i),
              readings.apply(i),
              Map.of(KEY.stationId(), new StationView(evaluation, null, null)));
      base.add(part);
      if (place.length > 0) {
        occurrences.add(new Occurrence(i, part, place[0], place[1], 0.75f, null, 0.9f, null, null));
      }
    }
    return new DefectGroup(KEY, base, occurrences, occurrences);
  }
}
