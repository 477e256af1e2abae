package lineside.cli.deploy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import lineside.schemas.record.ModelReference;
import lineside.schemas.record.StationModel;
import org.junit.jupiter.api.Test;

class StationChangesTest {
  private static final StationTakts KNOWN = new StationTakts(Map.of("a1", 1500L, "a2", 400L));
  private static final ModelReference HEAVY = new ModelReference("a1".repeat(32), "heavy");
  private static final ModelReference LIGHT = new ModelReference("b2".repeat(32), "light");

  @Test
  void givesAStationAModelAndALighterOne() throws Exception {
    StationChanges changes =
        new StationChanges(Map.of("a2", "heavy"), Map.of("a2", "light"), Map.of("a2", 120L));
    Map<String, StationModel> stations = new TreeMap<>();

    changes.apply(stations, StationChangesTest::reference);

    assertThat(changes.problems(Map.of(), KNOWN)).isEmpty();
    assertThat(stations).containsExactlyEntriesOf(Map.of("a2", standing()));
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    StationChanges changes =
        new StationChanges(
            Map.of("z9", "heavy", "a1", "none"),
            Map.of("a1", "light", "a2", "light"),
            Map.of("a1", -5L, "a2", 400L));

    assertThat(changes.problems(Map.of(), KNOWN))
        .containsExactly(
            "--lighter a1 needs a --station a1=PACKAGE",
            "--lighter-below a1 is -5, above 0 is needed",
            "--lighter a2 needs a --station a2=PACKAGE",
            "--lighter-below a2 is 400, the deadline is 400: the lighter model would always judge",
            "no recipe of it names station z9, they name [a1, a2]");
  }

  @Test
  void asksForTheBoundAndForTheLighterModelThatBelongTogether() {
    StationChanges unbound =
        new StationChanges(Map.of("a2", "heavy"), Map.of("a2", "light"), Map.of());
    StationChanges alone = new StationChanges(Map.of("a2", "heavy"), Map.of(), Map.of("a2", 9L));

    assertThat(unbound.problems(Map.of(), KNOWN))
        .containsExactly("--lighter a2 needs --lighter-below a2=MILLIS");
    assertThat(alone.problems(Map.of(), KNOWN))
        .containsExactly("--lighter-below a2 needs a --lighter a2=PACKAGE");
  }

  @Test
  void changesTheBoundAloneAndEndsWhatStands() throws Exception {
    Map<String, StationModel> stations = new TreeMap<>(Map.of("a2", standing()));
    StationChanges later = new StationChanges(Map.of(), Map.of(), Map.of("a2", 200L));
    StationChanges withoutLighter = new StationChanges(Map.of(), Map.of("a2", "none"), Map.of());
    StationChanges end = new StationChanges(Map.of("a2", "none"), Map.of(), Map.of());

    assertThat(later.problems(stations, KNOWN)).isEmpty();
    later.apply(stations, StationChangesTest::reference);
    assertThat(at(stations).getLighterBelowMillis()).isEqualTo(200);
    withoutLighter.apply(stations, StationChangesTest::reference);
    assertThat(at(stations).getLighter()).isNull();
    assertThat(at(stations).getLighterBelowMillis()).isZero();
    assertThat(end.problems(stations, new StationTakts(Map.of()))).isEmpty();
    end.apply(stations, StationChangesTest::reference);
    assertThat(stations).isEmpty();
  }

  private static StationModel at(Map<String, StationModel> stations) {
    return requireNonNull(stations.get("a2"), "no model at a2");
  }

  private static StationModel standing() {
    return new StationModel("a2", HEAVY, LIGHT, 120L);
  }

  private static ModelReference reference(String named) {
    return named.equals("heavy") ? HEAVY : LIGHT;
  }
}
