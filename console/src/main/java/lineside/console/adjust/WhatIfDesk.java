package lineside.console.adjust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import lineside.console.problem.Problem;
import lineside.console.shape.Share;
import lineside.console.store.Database;
import lineside.console.store.Feedbacks;
import lineside.console.store.LatestRecords;
import lineside.console.store.Scores;
import lineside.schemas.record.ModelAnnouncement;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.ViewThreshold;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/** Tells what other thresholds would do. Thread-safe. */
public final class WhatIfDesk {
  private static final int MOST_POINTS = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LatestRecords latest;
  private final Scores scores;
  private final Feedbacks feedbacks;

  /** From a database. */
  public WhatIfDesk(Database database) {
    this.latest = new LatestRecords(database);
    this.scores = new Scores(database);
    this.feedbacks = new Feedbacks(database);
  }

  /**
   * Asks. Without a model: the one that judged most there.
   *
   * @throws Problem when no model is known there
   */
  public WhatIf of(Scores.Filter asked) {
    String model = Optional.ofNullable(asked.modelSha256()).orElseGet(() -> usual(asked));
    Optional<ModelAnnouncement> announced =
        latest.find(Topic.MODEL, model, ModelAnnouncement.class).map(LatestRecords.Kept::content);
    JsonNode card = announced.map(WhatIfDesk::card).orElseGet(JSON::createObjectNode);
    List<String> notes = new ArrayList<>();
    WhatIf.Calibration calibration = calibration(card);
    if (calibration == null) {
      notes.add(
          announced.isEmpty()
              ? "The card of this model is not announced, so its calibration is not known here."
              : "The card of this model holds no calibration curve: it was calibrated by an earlier"
                  + " release, or not at all.");
    }
    Scores.Filter filter =
        new Scores.Filter(asked.lineId(), asked.stationId(), model, asked.period());
    WhatIf.Real real = real(filter);
    if (real.judged() != null) {
      notes.add(
          "People look at rejected parts more often than at good ones: what they judged is no fair"
              + " sample, and shares of it are no rates of the line.");
    }
    return new WhatIf(
        new WhatIf.Model(model, announced.map(ModelAnnouncement::getName).orElse(null)),
        thresholds(card, asked),
        calibration,
        real,
        notes);
  }

  private String usual(Scores.Filter asked) {
    return scores.judges(asked.period()).stream()
        .filter(judge -> asked.lineId() == null || judge.lineId().equals(asked.lineId()))
        .filter(judge -> asked.stationId() == null || judge.stationId().equals(asked.stationId()))
        .map(Scores.Judge::modelSha256)
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                    Problem.Kind.UNKNOWN_MODEL,
                    "No model has judged there in this time, so there is nothing to compare."));
  }

  private static JsonNode card(ModelAnnouncement announced) {
    try {
      return JSON.readTree(announced.getCard());
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  /** Those of a recipe for the station, if all its cameras have the same, else the card's. */
  private WhatIf.@Nullable Thresholds thresholds(JsonNode card, Scores.Filter asked) {
    List<WhatIf.Thresholds> set =
        latest.all(Topic.RECIPE, Recipe.class).stream()
            .map(LatestRecords.Kept::content)
            .filter(recipe -> asked.lineId() == null || recipe.getLineId().equals(asked.lineId()))
            .flatMap(recipe -> ofStation(recipe, asked.stationId()).stream())
            .distinct()
            .toList();
    if (set.size() == 1) {
      return set.get(0);
    }
    JsonNode own = card.path("thresholds");
    return own.path("notOk").isNumber()
        ? new WhatIf.Thresholds(
            own.path("notOk").asDouble(), own.path("undecidableFrom").asDouble())
        : null;
  }

  private static List<WhatIf.Thresholds> ofStation(Recipe recipe, @Nullable String stationId) {
    List<String> cameras =
        recipe.getViews().stream()
            .filter(view -> stationId == null || view.getStationId().equals(stationId))
            .map(RecipeView::getCameraId)
            .toList();
    return recipe.getViewThresholds().stream()
        .filter(threshold -> cameras.contains(threshold.getCameraId()))
        .map(WhatIfDesk::ofThreshold)
        .toList();
  }

  private static WhatIf.Thresholds ofThreshold(ViewThreshold threshold) {
    return new WhatIf.Thresholds(threshold.getNotOk(), threshold.getUndecidableFrom());
  }

  private static WhatIf.@Nullable Calibration calibration(JsonNode card) {
    JsonNode calibration = card.path("calibration");
    JsonNode curve = calibration.path("curve");
    if (!curve.isArray() || curve.isEmpty()) {
      return null;
    }
    List<WhatIf.Risk> points = new ArrayList<>();
    for (JsonNode point : curve) {
      points.add(
          new WhatIf.Risk(
              point.path("threshold").asDouble(),
              share(point.path("escapes")),
              share(point.path("overkill"))));
    }
    JsonNode samples = calibration.path("samples");
    return new WhatIf.Calibration(
        samples.path("good").asLong(), samples.path("defect").asLong(), thinned(points));
  }

  private static Share share(JsonNode counted) {
    return new Share(
        counted.path("rate").asDouble(),
        counted.path("low").asDouble(),
        counted.path("high").asDouble(),
        counted.path("count").asLong());
  }

  private WhatIf.Real real(Scores.Filter filter) {
    List<Scores.Bin> bins = scores.spread(filter);
    long all = bins.stream().mapToLong(Scores.Bin::views).sum();
    List<WhatIf.Flagged> points = new ArrayList<>();
    long above = all;
    for (Scores.Bin bin : bins) {
      points.add(new WhatIf.Flagged(bin.lowest(), Share.of(above, all)));
      above -= bin.views();
    }
    return new WhatIf.Real(
        all,
        filter.period().from() == Long.MIN_VALUE ? null : filter.period().from(),
        filter.period().to() == Long.MAX_VALUE ? null : filter.period().to(),
        thinned(points),
        judged(filter));
  }

  private WhatIf.@Nullable Calibration judged(Scores.Filter filter) {
    List<Double> good = new ArrayList<>();
    List<Double> defective = new ArrayList<>();
    for (Feedbacks.Judged judged : feedbacks.judged(filter.lineId(), filter.period())) {
      double score = -1;
      for (ViewVerdict view : judged.verdict().getViews()) {
        Float found = view.getScore();
        boolean isMeant =
            (filter.stationId() == null || view.getStationId().equals(filter.stationId()))
                && view.getModelSha256() != null
                && view.getModelSha256().equals(filter.modelSha256());
        if (isMeant && found != null) {
          score = Math.max(score, found);
        }
      }
      if (score >= 0) {
        (judged.isDefective() ? defective : good).add(score);
      }
    }
    return good.isEmpty() || defective.isEmpty() ? null : judged(good, defective);
  }

  private static WhatIf.Calibration judged(List<Double> good, List<Double> defective) {
    TreeSet<Double> thresholds = new TreeSet<>(good);
    thresholds.addAll(defective);
    List<WhatIf.Risk> points = new ArrayList<>();
    for (double threshold : thresholds) {
      long passed = defective.stream().filter(score -> score < threshold).count();
      long rejected = good.stream().filter(score -> score >= threshold).count();
      points.add(
          new WhatIf.Risk(
              threshold, Share.of(passed, defective.size()), Share.of(rejected, good.size())));
    }
    return new WhatIf.Calibration(good.size(), defective.size(), thinned(points));
  }

  /** Evenly, first and last always. */
  private static <T> List<T> thinned(List<T> points) {
    if (points.size() <= MOST_POINTS) {
      return points;
    }
    List<T> kept = new ArrayList<>();
    for (int i = 0; i < MOST_POINTS; i++) {
      kept.add(points.get((int) ((long) i * (points.size() - 1) / (MOST_POINTS - 1))));
    }
    return kept;
  }
}
