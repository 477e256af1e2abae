package lineside.console.web;

import java.util.List;
import lineside.schemas.record.Canary;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import org.jspecify.annotations.Nullable;

/** Which models judge. */
record DeploymentShape(
    String lineId,
    String recipeId,
    int revision,
    Model active,
    @Nullable Model previous,
    @Nullable Tried canary,
    List<Model> shadow,
    List<Station> stations,
    String who,
    String why,
    long at) {
  /** A model. */
  record Model(String sha256, String name) {
    static Model of(ModelReference model) {
      return new Model(model.getSha256(), model.getName());
    }
  }

  /** A model that judges a share. */
  record Tried(String sha256, String name, double share) {}

  /** A model of a station. */
  record Station(String stationId, String sha256, String name) {}

  static DeploymentShape of(Deployment deployment) {
    ModelReference previous = deployment.getPrevious();
    Canary canary = deployment.getCanary();
    return new DeploymentShape(
        deployment.getLineId(),
        deployment.getRecipeId(),
        deployment.getRevision(),
        Model.of(deployment.getActive()),
        previous == null ? null : Model.of(previous),
        canary == null
            ? null
            : new Tried(
                canary.getModel().getSha256(), canary.getModel().getName(), canary.getShare()),
        deployment.getShadow().stream().map(Model::of).toList(),
        deployment.getStations().stream()
            .map(
                station ->
                    new Station(
                        station.getStationId(),
                        station.getModel().getSha256(),
                        station.getModel().getName()))
            .toList(),
        deployment.getWho(),
        deployment.getWhy(),
        deployment.getAt().toEpochMilli());
  }
}
