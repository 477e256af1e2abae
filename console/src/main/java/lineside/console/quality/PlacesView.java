package lineside.console.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lineside.console.store.Charts;
import lineside.console.store.Crops;
import lineside.console.store.Database;
import lineside.console.store.LatestRecords;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.ModelAnnouncement;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.topic.Topic;

/** What there is to choose from. */
public record PlacesView(List<Line> lines, List<String> kinds, List<Model> models) {
  /** A line with what belongs to it. */
  public record Line(
      String lineId, List<String> stations, List<String> cameras, List<String> recipes) {}

  /** A model. */
  public record Model(String sha256, String name) {}

  /** Copies the lists. */
  public PlacesView {
    lines = List.copyOf(lines);
    kinds = List.copyOf(kinds);
    models = List.copyOf(models);
  }

  private record Sets(Set<String> stations, Set<String> cameras, Set<String> recipes) {}

  /** What a database knows of. */
  public static PlacesView of(Database database) {
    LatestRecords latest = new LatestRecords(database);
    Map<String, Sets> lines = new TreeMap<>();
    for (LatestRecords.Kept<Recipe> kept : latest.all(Topic.RECIPE, Recipe.class)) {
      Recipe recipe = kept.content();
      Sets line = line(lines, recipe.getLineId());
      line.recipes().add(recipe.getRecipeId());
      for (RecipeView view : recipe.getViews()) {
        line.stations().add(view.getStationId());
        line.cameras().add(view.getCameraId());
      }
    }
    latest
        .all(Topic.CAMERA, CameraState.class)
        .forEach(
            kept ->
                line(lines, kept.content().getLineId())
                    .cameras()
                    .add(kept.content().getCameraId()));
    for (Charts.Place place : new Charts(database).places()) {
      Sets line = line(lines, place.lineId());
      line.recipes().add(place.recipeId());
      if (!place.stationId().isEmpty()) {
        line.stations().add(place.stationId());
      }
    }
    List<Line> found = new ArrayList<>();
    lines.forEach(
        (lineId, sets) ->
            found.add(
                new Line(
                    lineId,
                    List.copyOf(sets.stations()),
                    List.copyOf(sets.cameras()),
                    List.copyOf(sets.recipes()))));
    List<Model> models =
        latest.all(Topic.MODEL, ModelAnnouncement.class).stream()
            .map(kept -> new Model(kept.key(), kept.content().getName()))
            .toList();
    return new PlacesView(found, new Crops(database).kinds(), models);
  }

  private static Sets line(Map<String, Sets> lines, String lineId) {
    return lines.computeIfAbsent(
        lineId, unused -> new Sets(new TreeSet<>(), new TreeSet<>(), new TreeSet<>()));
  }
}
