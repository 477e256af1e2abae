package lineside.console.adjust;

import java.util.Locale;
import lineside.schemas.record.Canary;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import org.jspecify.annotations.Nullable;

/** A deployment in one line of words, as the command line writes it. */
final class DeploymentWords {
  private static final int SHORT_HASH = 12;

  private DeploymentWords() {}

  static String of(@Nullable Deployment deployment) {
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
    deployment
        .getStations()
        .forEach(
            station ->
                text.append(", ")
                    .append(station.getStationId())
                    .append(' ')
                    .append(of(station.getModel())));
    deployment.getShadow().forEach(shadow -> text.append(", shadow ").append(of(shadow)));
    return text.toString();
  }

  private static String of(ModelReference model) {
    String sha256 = model.getSha256();
    return model.getName() + " " + sha256.substring(0, Math.min(SHORT_HASH, sha256.length()));
  }
}
