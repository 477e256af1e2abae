package lineside.jobs.alarm;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lineside.jobs.alarm.AlarmBook.ScoreTrack;
import lineside.jobs.alarm.AlarmBook.Spot;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import lineside.schemas.record.Finding;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;

/** What one part showed at each place, by the key of the place. */
final class PartEvidence {
  private static final String LOST = AlarmKind.FRAME_LOSS.name();
  private static final String UNFIT = AlarmKind.IMAGE_QUALITY.name();
  private static final String DRIFT = AlarmKind.SCORE_DRIFT.name();
  private static final String CHANGE = AlarmKind.MODEL_CHANGE.name();

  /** As in Finding.kind, for a view that is NOT_OK as a whole. */
  private static final String UNCLASSIFIED = "unclassified";

  /** Cameras and recipes whose scores are followed; more are forged. */
  private static final int MAX_TRACKS = 512;

  /** Defects of a part whose place is kept. */
  private static final int MAX_SPOTS = 16;

  private final Map<String, ScoreTrack> scores;

  PartEvidence(Map<String, ScoreTrack> scores) {
    this.scores = scores;
  }

  /** Everything, which also moves what is known of the scores. */
  SortedMap<String, Place> placesOf(PartVerdict part, RecipeRules rules) {
    SortedMap<String, Place> places = faultsOf(part);
    for (ViewVerdict view : part.getViews()) {
      Place station = places.get("station|" + view.getStationId());
      if (station != null && rules.needsSpots()) {
        addSpots(station, view);
      }
      judgeModel(view, part, rules, places);
    }
    return places;
  }

  /** Faults of cameras and stations. */
  SortedMap<String, Place> faultsOf(PartVerdict part) {
    TreeMap<String, Place> places = new TreeMap<>();
    for (ViewVerdict view : part.getViews()) {
      places
          .computeIfAbsent("camera|" + view.getCameraId(), key -> Place.camera(view))
          .add(cameraFaults(view), view);
      if (view.getResultEvaluation() != ResultEvaluation.UNDEFINED
          && !view.getStationId().isEmpty()) {
        places
            .computeIfAbsent("station|" + view.getStationId(), key -> Place.station(view))
            .add(defects(view), view);
      }
    }
    return places;
  }

  private void judgeModel(
      ViewVerdict view, PartVerdict part, RecipeRules rules, Map<String, Place> places) {
    List<AlarmRule> drift = rules.of(AlarmRuleKind.SCORE_DRIFT);
    List<AlarmRule> change = rules.of(AlarmRuleKind.MODEL_CHANGE);
    boolean isCanary = view.getModelStage() == ModelStage.CANARY;
    if ((drift.isEmpty() && change.isEmpty()) || view.getModelSha256() == null || isCanary) {
      // A canary takes turns with the active model, which would change with every part.
      return;
    }
    ScoreTrack track = track(view.getCameraId() + '|' + rules.recipeId());
    track.lastSeenMillis = part.getFirstTriggeredAt().toEpochMilli();
    String model = view.getModelSha256() + '@' + view.getThreshold();
    boolean isChanged = !track.model.equals(model);
    boolean isFirst = track.model.isEmpty();
    if (isChanged) {
      reset(track, model);
    }
    if (!change.isEmpty()) {
      places
          .computeIfAbsent("model|" + rules.recipeId(), key -> Place.model())
          .add(isChanged && !isFirst ? Set.of(CHANGE) : Set.of(), view);
    }
    if (!drift.isEmpty()
        && view.getResultEvaluation() == ResultEvaluation.OK
        && view.getScore() != null) {
      boolean isMoved = ScoreDrift.take(track, drift.get(0), view.getScore());
      places
          .computeIfAbsent("scores|" + view.getCameraId(), key -> Place.scores(view))
          .add(isMoved ? Set.of(DRIFT) : Set.of(), view);
    }
  }

  private ScoreTrack track(String key) {
    ScoreTrack track = scores.get(key);
    if (track == null) {
      track = new ScoreTrack();
      if (scores.size() < MAX_TRACKS) {
        scores.put(key, track);
      }
    }
    return track;
  }

  private static void reset(ScoreTrack track, String model) {
    track.model = model;
    track.learned = 0;
    track.mean = 0;
    track.squares = 0;
    track.average = 0;
  }

  private static void addSpots(Place station, ViewVerdict view) {
    if (view.getResultEvaluation() != ResultEvaluation.NOT_OK) {
      return;
    }
    for (Finding finding : view.getFindings()) {
      if (!finding.getContinuesPrevious() && station.spots.size() < MAX_SPOTS) {
        station.spots.add(
            new Spot(
                view.getCameraId(), finding.getKind(), finding.getCentreX(), finding.getCentreY()));
      }
    }
  }

  private static Set<String> defects(ViewVerdict view) {
    Set<String> kinds = new LinkedHashSet<>();
    if (view.getResultEvaluation() == ResultEvaluation.NOT_OK) {
      if (view.getFindings().isEmpty()) {
        kinds.add(UNCLASSIFIED);
      }
      for (Finding finding : view.getFindings()) {
        if (!finding.getContinuesPrevious()) {
          kinds.add(finding.getKind());
        }
      }
    }
    return kinds;
  }

  private static Set<String> cameraFaults(ViewVerdict view) {
    return switch (view.getUndefinedReason()) {
      case NONE -> Set.of();
      case LOST, MISSING -> Set.of(LOST);
      case DEAD_LETTERED, IMAGE_QUALITY -> Set.of(UNFIT);
    };
  }
}
