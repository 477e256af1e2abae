package lineside.jobs.trail;

import java.util.Locale;
import lineside.schemas.record.Canary;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import lineside.schemas.record.StationModel;
import org.jspecify.annotations.Nullable;

/** A deployment in one line of words. */
public final class DeploymentText {
  private static final int SHORT_HASH = 12;

  private DeploymentText() {}

  /** Revision and models; empty when nothing is deployed. */
  public static String of(@Nullable Deployment deployment) {
    if (deployment == null) {
      return "";
    }
    StringBuilder text = new StringBuilder("revision ").append(deployment.getRevision());
    text.append(", active ").append(of(deployment.getActive()));
    Canary canary = deployment.getCanary();
    if (canary != null) {
      text.append(", canary ")
          .append(of(canary.getModel()))
          .append(String.format(Locale.ROOT, " for %.3f", canary.getShare()));
    }
    deployment.getStations().forEach(station -> text.append(", ").append(of(station)));
    deployment.getShadow().forEach(shadow -> text.append(", shadow ").append(of(shadow)));
    return text.toString();
  }

  private static String of(StationModel station) {
    ModelReference lighter = station.getLighter();
    String model = station.getStationId() + " " + of(station.getModel());
    return lighter == null
        ? model
        : "%s or %s below %d ms".formatted(model, of(lighter), station.getLighterBelowMillis());
  }

  /** Name and the head of the hash. */
  public static String of(ModelReference model) {
    String sha256 = model.getSha256();
    return model.getName() + " " + sha256.substring(0, Math.min(SHORT_HASH, sha256.length()));
  }
}
