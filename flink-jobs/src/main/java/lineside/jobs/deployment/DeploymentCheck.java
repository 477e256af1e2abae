package lineside.jobs.deployment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import lineside.schemas.record.Canary;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import lineside.schemas.record.StationModel;

/** Tells whether a deployment says what its schema promises. */
final class DeploymentCheck {
  /** Shadows of a deployment at most: each costs the memory and the time of a model. */
  static final int MAX_SHADOWS = 3;

  /** Stations with models of their own at most. */
  static final int MAX_STATIONS = 64;

  private static final int MAX_ID_CHARS = 64;

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final List<String> problems = new ArrayList<>();

  private DeploymentCheck() {}

  /** What speaks against a deployment, all of it; empty when nothing does. */
  static List<String> problemsOf(Deployment deployment) {
    DeploymentCheck check = new DeploymentCheck();
    check.texts(deployment);
    check.models(deployment);
    check.stations(deployment.getStations());
    return List.copyOf(check.problems);
  }

  private void texts(Deployment deployment) {
    require(!deployment.getLineId().isBlank(), "lineId is blank");
    require(!deployment.getLineId().contains("/"), "lineId has a slash");
    require(
        deployment.getRevision() >= 1,
        "revision is " + deployment.getRevision() + ", at least 1 is needed");
    require(!deployment.getWho().isBlank(), "who is blank");
    require(!deployment.getWhy().isBlank(), "why is blank");
  }

  private void models(Deployment deployment) {
    Set<String> judging = new HashSet<>();
    model("active", deployment.getActive(), judging);
    Canary canary = deployment.getCanary();
    if (canary != null) {
      model("canary", canary.getModel(), judging);
      require(
          canary.getShare() > 0 && canary.getShare() < 1,
          "canary share is " + canary.getShare() + ", above 0 and below 1 is needed");
    }
    List<ModelReference> shadows = deployment.getShadow();
    require(
        shadows.size() <= MAX_SHADOWS,
        "it has %d shadows, at most %d are run".formatted(shadows.size(), MAX_SHADOWS));
    shadows.forEach(shadow -> model("shadow", shadow, judging));
    ModelReference previous = deployment.getPrevious();
    if (previous != null) {
      model("previous", previous, new HashSet<>());
    }
  }

  private void stations(List<StationModel> stations) {
    require(
        stations.size() <= MAX_STATIONS,
        "it has models of %d stations, at most %d are possible"
            .formatted(stations.size(), MAX_STATIONS));
    Set<String> named = new HashSet<>();
    for (StationModel station : stations) {
      String id = station.getStationId();
      require(
          !id.isBlank() && id.length() <= MAX_ID_CHARS,
          "a stationId is '%s', 1 to %d characters are needed".formatted(id, MAX_ID_CHARS));
      require(named.add(id), "station " + id + " is named twice");
      Set<String> judging = new HashSet<>();
      model("model of station " + id, station.getModel(), judging);
      lighter(station, judging);
    }
  }

  private void lighter(StationModel station, Set<String> judging) {
    String id = station.getStationId();
    long belowMillis = station.getLighterBelowMillis();
    ModelReference lighter = station.getLighter();
    if (lighter == null) {
      require(
          belowMillis == 0,
          "station %s has no lighter model, but lighterBelowMillis is %d"
              .formatted(id, belowMillis));
      return;
    }
    model("lighter model of station " + id, lighter, judging);
    require(
        belowMillis > 0,
        "lighterBelowMillis of station %s is %d, above 0 is needed".formatted(id, belowMillis));
  }

  private void model(String role, ModelReference model, Set<String> judging) {
    String sha256 = model.getSha256();
    require(
        SHA_256.matcher(sha256).matches(),
        role + " has the hash '" + sha256 + "', 64 lower-case hex digits are needed");
    require(judging.add(sha256), role + " is a model that judges already: " + sha256);
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
