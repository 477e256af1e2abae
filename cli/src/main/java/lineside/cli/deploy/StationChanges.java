package lineside.cli.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import lineside.schemas.record.ModelReference;
import lineside.schemas.record.StationModel;
import org.jspecify.annotations.Nullable;

/**
 * What a user wants changed at stations.
 *
 * @param models package by station, or {@link #NONE}
 * @param lighters lighter package by station, or {@link #NONE}
 * @param belowMillis takt left below which the lighter one judges, by station
 */
public record StationChanges(
    Map<String, String> models, Map<String, String> lighters, Map<String, Long> belowMillis) {
  /** Ends what stands. */
  public static final String NONE = "none";

  /** Finds packages. */
  @FunctionalInterface
  public interface Packages {
    /**
     * The package of a name, which has reproduced its golden scores.
     *
     * @throws Exception saying why it cannot be had
     */
    ModelReference reference(String named) throws Exception;
  }

  /** Copies the maps. */
  public StationChanges {
    models = new TreeMap<>(models);
    lighters = new TreeMap<>(lighters);
    belowMillis = new TreeMap<>(belowMillis);
  }

  /** Whether there is nothing to be changed. */
  public boolean isEmpty() {
    return models.isEmpty() && lighters.isEmpty() && belowMillis.isEmpty();
  }

  /** What speaks against it, all of it; empty when nothing does. */
  public List<String> problems(Map<String, StationModel> standing, StationTakts known) {
    List<String> problems = new ArrayList<>();
    TreeSet<String> named = new TreeSet<>(models.keySet());
    named.addAll(lighters.keySet());
    named.addAll(belowMillis.keySet());
    for (String station : named) {
      problemsOf(station, standing.get(station), known, problems);
    }
    return problems;
  }

  private void problemsOf(
      String station, @Nullable StationModel stands, StationTakts known, List<String> problems) {
    Long deadline = known.deadlineMillis().get(station);
    // What stands may be ended, whether a recipe still names the station or not.
    boolean isEnd = NONE.equals(models.get(station));
    if (deadline == null && !isEnd) {
      problems.add(
          "no recipe of it names station %s, they name %s"
              .formatted(station, known.deadlineMillis().keySet()));
    }
    boolean hasModel = models.containsKey(station) ? !isEnd : stands != null;
    boolean hasLighter =
        lighters.containsKey(station)
            ? !NONE.equals(lighters.get(station))
            : stands != null && stands.getLighter() != null && !isEnd;
    Long below = belowMillis.get(station);
    if (hasLighter && !hasModel) {
      problems.add("--lighter %s needs a --station %s=PACKAGE".formatted(station, station));
    }
    if (hasLighter && below == null && (stands == null || stands.getLighter() == null)) {
      problems.add("--lighter %s needs --lighter-below %s=MILLIS".formatted(station, station));
    }
    if (below == null) {
      return;
    }
    if (!hasLighter) {
      problems.add("--lighter-below %s needs a --lighter %s=PACKAGE".formatted(station, station));
    }
    if (below <= 0) {
      problems.add("--lighter-below %s is %d, above 0 is needed".formatted(station, below));
    } else if (deadline != null && below >= deadline) {
      problems.add(
          "--lighter-below %s is %d, the deadline is %d: the lighter model would always judge"
              .formatted(station, below, deadline));
    }
  }

  /**
   * Applies it to what stands.
   *
   * @throws Exception when a package cannot be had
   */
  public void apply(Map<String, StationModel> stations, Packages packages) throws Exception {
    for (Map.Entry<String, String> model : models.entrySet()) {
      String station = model.getKey();
      if (NONE.equals(model.getValue())) {
        stations.remove(station);
      } else {
        StationModel.Builder changed = begun(station, stations.get(station));
        stations.put(station, changed.setModel(packages.reference(model.getValue())).build());
      }
    }
    for (Map.Entry<String, String> lighter : lighters.entrySet()) {
      StationModel stands = stations.get(lighter.getKey());
      if (stands != null && NONE.equals(lighter.getValue())) {
        stands.setLighter(null);
        stands.setLighterBelowMillis(0);
      } else if (stands != null) {
        stands.setLighter(packages.reference(lighter.getValue()));
      }
    }
    belowMillis.forEach(
        (station, below) -> {
          StationModel stands = stations.get(station);
          if (stands != null) {
            stands.setLighterBelowMillis(below);
          }
        });
  }

  private static StationModel.Builder begun(String station, @Nullable StationModel stands) {
    return stands == null
        ? StationModel.newBuilder().setStationId(station)
        : StationModel.newBuilder(stands);
  }
}
