package lineside.jobs.deployment;

import static lineside.jobs.deployment.HandDrivenRegistry.canary;
import static lineside.jobs.deployment.HandDrivenRegistry.deployment;
import static lineside.jobs.deployment.HandDrivenRegistry.model;
import static lineside.jobs.deployment.HandDrivenRegistry.sha;
import static lineside.jobs.deployment.HandDrivenRegistry.station;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import lineside.jobs.deployment.Assignment.Grounds;
import lineside.schemas.record.ModelChoice;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.ModelState;
import lineside.schemas.record.StationModel;
import lineside.schemas.record.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Models of single stations, over the agent that loads them. */
class StationModelsTest {
  private static final String ACTIVE = sha("a1");
  private static final String HEAVY = sha("b2");
  private static final String LIGHT = sha("c3");
  private static final String HEAVIER = sha("d4");

  private final FakeModels models = new FakeModels();
  private final HandDrivenRegistry<FakeModels.Model> registry = new HandDrivenRegistry<>(models, 5);

  @AfterEach
  void leavesNoModelOpen() {
    registry.close();
    assertThat(models.open).isEmpty();
  }

  @Test
  void aStationsModelJudgesThereAndTheActiveOneElsewhere() {
    deploy(3, station("a2", HEAVY).build());

    assertThat(at("a1", 1000).judge().sha256()).isEqualTo(ACTIVE);
    assertThat(at("a1", 1000).grounds())
        .isEqualTo(new Grounds(ModelStage.ACTIVE, 3, null, ModelChoice.EVERY_STATION, null));
    assertThat(at("a2", 1000).judge().sha256()).isEqualTo(HEAVY);
    assertThat(at("a2", 1000).grounds())
        .isEqualTo(new Grounds(ModelStage.ACTIVE, 3, null, ModelChoice.STATION, null));
  }

  @Test
  void aLighterModelStandsInBelowItsBoundAndNotAtIt() {
    deploy(1, withLighter(80));

    assertThat(at("a2", 80).judge().sha256()).isEqualTo(HEAVY);
    assertThat(at("a2", 80).grounds())
        .isEqualTo(new Grounds(ModelStage.ACTIVE, 1, null, ModelChoice.STATION, 80L));
    assertThat(at("a2", 79).judge().sha256()).isEqualTo(LIGHT);
    assertThat(at("a2", -5).grounds())
        .isEqualTo(new Grounds(ModelStage.ACTIVE, 1, null, ModelChoice.SHORT_TAKT, -5L));
  }

  @Test
  void loadsAModelOnceForAllItsStationsAndLetsItGoWithTheLastOne() {
    deploy(1, station("a2", HEAVY).build(), station("a3", HEAVY).build());
    deploy(2, station("a3", HEAVY).build());
    int withOne = registry.loaded();
    deploy(3);

    assertThat(models.loads).containsExactly(ACTIVE, HEAVY);
    assertThat(withOne).isEqualTo(3);
    assertThat(registry.loaded()).isEqualTo(2);
    assertThat(at("a3", 1000).judge().sha256()).isEqualTo(ACTIVE);
  }

  @Test
  void theActiveModelJudgesWhereTheModelOfAStationIsRefused() {
    models.refused.add(HEAVY);
    deploy(1, withLighter(80));

    assertThat(at("a2", 10).judge().sha256()).isEqualTo(ACTIVE);
    assertThat(at("a2", 10).grounds())
        .isEqualTo(new Grounds(ModelStage.ACTIVE, 1, HEAVY, ModelChoice.EVERY_STATION, 10L));
    assertThat(registry.allNews())
        .filteredOn(news -> news.status().getState() == ModelState.REFUSED)
        .extracting(news -> news.status().getKeptSha256())
        .containsExactly(ACTIVE);
  }

  @Test
  void aStationKeepsItsModelWhenTheNextOneIsRefused() {
    deploy(1, station("a2", HEAVY).build());
    models.refused.add(HEAVIER);
    deploy(2, station("a2", HEAVIER).build());

    assertThat(at("a2", 1000).judge().sha256()).isEqualTo(HEAVY);
    assertThat(at("a2", 1000).grounds())
        .isEqualTo(new Grounds(ModelStage.ACTIVE, 1, HEAVIER, ModelChoice.STATION, null));
    assertThat(registry.allNews())
        .filteredOn(news -> news.status().getState() == ModelState.REFUSED)
        .extracting(news -> news.status().getKeptSha256())
        .containsExactly(HEAVY);
  }

  @Test
  void theStationsModelGoesOnWhereTheLighterOneIsRefused() {
    models.refused.add(LIGHT);
    deploy(1, withLighter(80));

    assertThat(at("a2", 10).judge().sha256()).isEqualTo(HEAVY);
    assertThat(at("a2", 10).grounds().refusedSha256()).isEqualTo(LIGHT);
    assertThat(at("a2", 100).grounds().refusedSha256()).isNull();
  }

  @Test
  void refusesALighterModelThatTakesOtherPictures() {
    models.inColour.add(LIGHT);
    deploy(1, withLighter(80));

    assertThat(at("a2", 10).judge().sha256()).isEqualTo(HEAVY);
    assertThat(at("a2", 10).grounds().refusedSha256()).isEqualTo(LIGHT);
    assertThat(registry.loaded()).isEqualTo(3);
    assertThat(registry.allNews())
        .extracting(news -> news.status().getDetail())
        .contains(
            "it cannot stand in for " + HEAVY + " at station a2: it takes colour, grey is needed");
  }

  @Test
  void aStationThatRunsTheActiveModelTakesPartInItsTrial() {
    registry.publish(
        deployment(1, ACTIVE)
            .setCanary(canary(HEAVIER, 0.5))
            .setStations(List.of(station("a1", ACTIVE).build(), station("a2", HEAVY).build()))
            .build());
    registry.settle();

    try (DeployedModels<FakeModels.Model> deployed = registry.take()) {
      assertThat(trials(deployed, "a1")).isBetween(70L, 130L);
      assertThat(trials(deployed, "a2")).isZero();
      assertThat(trials(deployed, "a3")).isEqualTo(trials(deployed, "a1"));
    }
  }

  @Test
  void shadowsLookAtWhatTheyDoNotJudgeAnyway() {
    registry.publish(
        deployment(1, ACTIVE)
            .setStations(List.of(station("a2", HEAVY).build()))
            .setShadow(List.of(model(HEAVY), model(LIGHT)))
            .build());
    registry.settle();

    assertThat(at("a1", 1000).shadows())
        .extracting(ModelLease::sha256)
        .containsExactly(HEAVY, LIGHT);
    assertThat(at("a2", 1000).shadows()).extracting(ModelLease::sha256).containsExactly(LIGHT);
  }

  private void deploy(int revision, StationModel... stations) {
    registry.publish(deployment(revision, ACTIVE).setStations(List.of(stations)).build());
    registry.settle();
  }

  private static StationModel withLighter(long belowMillis) {
    return station("a2", HEAVY).setLighter(model(LIGHT)).setLighterBelowMillis(belowMillis).build();
  }

  private Assignment<FakeModels.Model> at(String stationId, long taktLeftMillis) {
    try (DeployedModels<FakeModels.Model> deployed = registry.take()) {
      return deployed.of(trigger(1), new AtStation(stationId, taktLeftMillis));
    }
  }

  private static long trials(DeployedModels<FakeModels.Model> deployed, String stationId) {
    return LongStream.range(0, 200)
        .mapToObj(n -> deployed.of(trigger(n), new AtStation(stationId, 1000)))
        .filter(by -> by.grounds().stage() == ModelStage.CANARY)
        .count();
  }

  private static Trigger trigger(long part) {
    return new Trigger(
        "v1",
        "line-a",
        "a-top",
        1L,
        1L,
        Instant.EPOCH,
        "part-" + part,
        1,
        "bracket-a",
        null,
        false);
  }
}
