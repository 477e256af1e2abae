package lineside.console.adjust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineside.console.problem.Problem;
import lineside.console.shape.Evidence;
import lineside.console.store.Database;
import lineside.console.store.LatestRecords;
import lineside.console.store.Period;
import lineside.console.store.Shadows;
import lineside.schemas.record.Canary;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelAnnouncement;
import lineside.schemas.record.ModelStatus;
import lineside.schemas.record.ShadowComparison;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/** Lists models with what they do, what machines made of them and where they disagree. */
public final class ModelDesk {
  private static final int EXAMPLES = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LatestRecords latest;
  private final Shadows shadows;

  /** From a database. */
  public ModelDesk(Database database) {
    this.latest = new LatestRecords(database);
    this.shadows = new Shadows(database);
  }

  /** What a model does. */
  public record Part(
      String lineId,
      String recipeId,
      String stage,
      @Nullable String stationId,
      @Nullable Double share) {}

  /** What a machine made of it. */
  public record Status(
      String machineId, String state, String detail, String provider, String stage, long at) {}

  /** How often it disagreed as a shadow. */
  public record Flips(long views, long flips) {}

  /** A model. */
  public record Model(
      String sha256,
      String name,
      @Nullable Long announcedAt,
      String announcedBy,
      String packageUri,
      long packageBytes,
      List<Part> roles,
      List<Status> statuses,
      @Nullable Flips flips) {}

  /** Where a shadow disagreed. */
  public record Group(
      String lineId,
      String stationId,
      String against,
      long views,
      long flips,
      long okToNotOk,
      long notOkToOk,
      long other) {}

  /** A view on which it did. */
  public record Example(
      String viewId,
      String partId,
      String lineId,
      String stationId,
      long at,
      String before,
      String after,
      double scoreBefore,
      @Nullable Float scoreAfter,
      @Nullable String picture) {}

  /** All that are announced, by name. */
  public List<Model> models() {
    return latest.all(Topic.MODEL, ModelAnnouncement.class).stream()
        .map(kept -> model(kept.content()))
        .sorted(Comparator.comparing(Model::name).thenComparing(Model::sha256))
        .toList();
  }

  /**
   * One of them.
   *
   * @throws Problem when it is not announced
   */
  public Model find(String sha256) {
    return model(announced(sha256));
  }

  /**
   * Its card.
   *
   * @throws Problem when it is not announced
   */
  public JsonNode card(String sha256) {
    try {
      return JSON.readTree(announced(sha256).getCard());
    } catch (JsonProcessingException e) {
      return JSON.nullNode();
    }
  }

  /** Where it disagreed as a shadow. */
  public List<Group> flips(String sha256, @Nullable String lineId, Period period) {
    Map<String, long[]> sums = new LinkedHashMap<>();
    Map<String, Shadows.Pair> places = new LinkedHashMap<>();
    for (Shadows.Pair pair : shadows.pairs(sha256, lineId, period)) {
      String key = pair.lineId() + "\n" + pair.stationId() + "\n" + pair.against();
      places.putIfAbsent(key, pair);
      long[] sum = sums.computeIfAbsent(key, unused -> new long[3]);
      sum[0] += pair.views();
      if (pair.before().equals("OK") && pair.after().equals("NOT_OK")) {
        sum[1] += pair.views();
      } else if (pair.before().equals("NOT_OK") && pair.after().equals("OK")) {
        sum[2] += pair.views();
      }
    }
    List<Group> groups = new ArrayList<>();
    places.forEach(
        (key, place) -> {
          long[] sum = sums.getOrDefault(key, new long[3]);
          long flips = flipsOf(sha256, lineId, period, place);
          groups.add(
              new Group(
                  place.lineId(),
                  place.stationId(),
                  place.against(),
                  sum[0],
                  flips,
                  sum[1],
                  sum[2],
                  flips - sum[1] - sum[2]));
        });
    return groups;
  }

  private long flipsOf(String sha256, @Nullable String lineId, Period period, Shadows.Pair place) {
    return shadows.pairs(sha256, lineId, period).stream()
        .filter(
            pair ->
                pair.lineId().equals(place.lineId())
                    && pair.stationId().equals(place.stationId())
                    && pair.against().equals(place.against())
                    && !pair.before().equals(pair.after()))
        .mapToLong(Shadows.Pair::views)
        .sum();
  }

  /** The newest views on which it did. */
  public List<Example> examples(String sha256) {
    return shadows.flips(sha256, EXAMPLES).stream().map(ModelDesk::example).toList();
  }

  private static Example example(ViewVerdict view) {
    ShadowComparison counted = view.getShadowOf();
    return new Example(
        view.getViewId(),
        view.getPartId(),
        view.getLineId(),
        view.getStationId(),
        view.getTriggeredAt().toEpochMilli(),
        counted == null ? "" : counted.getResultEvaluation().name(),
        view.getResultEvaluation().name(),
        counted == null ? 0 : counted.getScore(),
        view.getScore(),
        Evidence.addressOf(view.getEvidenceSha256()));
  }

  private ModelAnnouncement announced(String sha256) {
    return latest
        .find(Topic.MODEL, sha256, ModelAnnouncement.class)
        .map(LatestRecords.Kept::content)
        .orElseThrow(
            () -> new Problem(Problem.Kind.UNKNOWN_MODEL, "No model of this hash is announced."));
  }

  private Model model(ModelAnnouncement announced) {
    String sha256 = announced.getModelSha256();
    List<Status> statuses =
        latest.all(Topic.MODEL_STATUS, ModelStatus.class).stream()
            .map(LatestRecords.Kept::content)
            .filter(status -> status.getModelSha256().equals(sha256))
            .map(ModelDesk::status)
            .toList();
    List<Shadows.Pair> pairs = shadows.pairs(sha256, null, Period.ALL);
    long views = pairs.stream().mapToLong(Shadows.Pair::views).sum();
    long flips =
        pairs.stream()
            .filter(pair -> !pair.before().equals(pair.after()))
            .mapToLong(Shadows.Pair::views)
            .sum();
    return new Model(
        sha256,
        announced.getName(),
        announced.getAt().toEpochMilli(),
        announced.getAnnouncedBy(),
        announced.getPackageUri(),
        announced.getPackageBytes(),
        parts(sha256),
        statuses,
        views == 0 ? null : new Flips(views, flips));
  }

  private static Status status(ModelStatus status) {
    return new Status(
        status.getMachineId(),
        status.getState().name(),
        status.getDetail(),
        status.getProvider(),
        status.getStage().name(),
        status.getAt().toEpochMilli());
  }

  private List<Part> parts(String sha256) {
    List<Part> parts = new ArrayList<>();
    for (LatestRecords.Kept<Deployment> kept : latest.all(Topic.DEPLOYMENT, Deployment.class)) {
      Deployment standing = kept.content();
      String line = standing.getLineId();
      String recipe = standing.getRecipeId();
      if (standing.getActive().getSha256().equals(sha256)) {
        parts.add(new Part(line, recipe, "ACTIVE", null, null));
      }
      Canary canary = standing.getCanary();
      if (canary != null && canary.getModel().getSha256().equals(sha256)) {
        parts.add(new Part(line, recipe, "CANARY", null, canary.getShare()));
      }
      standing.getShadow().stream()
          .filter(shadow -> shadow.getSha256().equals(sha256))
          .forEach(shadow -> parts.add(new Part(line, recipe, "SHADOW", null, null)));
      standing.getStations().stream()
          .filter(station -> station.getModel().getSha256().equals(sha256))
          .forEach(
              station ->
                  parts.add(new Part(line, recipe, "STATION", station.getStationId(), null)));
    }
    return parts;
  }
}
