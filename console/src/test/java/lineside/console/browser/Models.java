package lineside.console.browser;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import lineside.console.plant.Plant;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Canary;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelAnnouncement;
import lineside.schemas.record.ModelReference;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.ModelState;
import lineside.schemas.record.ModelStatus;
import lineside.schemas.topic.Topic;

/** Announces models and deploys them, as the command line does. */
final class Models {
  private final Plant plant;

  Models(Plant plant) {
    this.plant = plant;
  }

  /** Announces a model whose card holds a calibration curve; returns its identity. */
  ModelReference announce(String name) {
    String sha256 = identityOf(name);
    plant.send(
        Topic.MODEL,
        sha256,
        ModelAnnouncement.newBuilder()
            .setModelSha256(sha256)
            .setName(name)
            .setPackageUri("file:///models/" + name)
            .setCard(card(name))
            .setPackageBytes(12_345_678)
            .setAnnouncedBy("ci")
            .setAt(now())
            .build());
    return new ModelReference(sha256, name);
  }

  /** What the model of this name will be known by. */
  static String identityOf(String name) {
    return Identities.sha256Hex(card(name).getBytes(StandardCharsets.UTF_8));
  }

  /** One is active, another looked after before, a third is tried on a tenth of the parts. */
  void deploy(String line, ModelReference active, ModelReference previous, ModelReference canary) {
    plant.send(
        Topic.DEPLOYMENT,
        line + "/",
        Deployment.newBuilder()
            .setLineId(line)
            .setRecipeId("")
            .setRevision(3)
            .setActive(active)
            .setPrevious(previous)
            .setCanary(new Canary(canary, 0.1))
            .setShadow(List.of())
            .setStations(List.of())
            .setWho("meier")
            .setWhy("fewer good parts at the bin")
            .setAt(now())
            .build());
    plant.send(
        Topic.MODEL_STATUS,
        "line-pc-1/" + active.getSha256(),
        ModelStatus.newBuilder()
            .setMachineId("line-pc-1")
            .setLineId(line)
            .setRecipeId("")
            .setDeploymentRevision(3)
            .setModelSha256(active.getSha256())
            .setModelName(active.getName())
            .setStage(ModelStage.ACTIVE)
            .setState(ModelState.QUALIFIED)
            .setDetail("")
            .setProvider("CPUExecutionProvider")
            .setLoadMillis(812)
            .setAt(now())
            .build());
  }

  private static String card(String name) {
    StringBuilder curve = new StringBuilder();
    for (int place = 1; place < 100; place++) {
      double threshold = place / 100.0;
      double escapes = 0.12 * threshold * threshold;
      double overkill = 0.2 * (1 - threshold) * (1 - threshold);
      curve
          .append(place == 1 ? "" : ",")
          .append(
              "{\"threshold\":%s,\"escapes\":%s,\"overkill\":%s}"
                  .formatted(threshold, share(escapes), share(overkill)));
    }
    return "{\"name\":\"%s\",\"classes\":[\"scratch\",\"pit\"],\"thresholds\":{\"notOk\":0.9,\"undecidableFrom\":0.6},\"calibration\":{\"samples\":{\"good\":1500,\"defect\":709},\"curve\":[%s]}}"
        .formatted(name, curve);
  }

  private static String share(double rate) {
    return "{\"rate\":%s,\"low\":%s,\"high\":%s,\"count\":%d}"
        .formatted(rate, Math.max(0, rate - 0.008), rate + 0.012, Math.round(rate * 709));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
