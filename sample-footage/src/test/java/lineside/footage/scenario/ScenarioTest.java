package lineside.footage.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import lineside.footage.defect.DefectKind;
import lineside.footage.render.ViewKind;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import org.junit.jupiter.api.Test;

class ScenarioTest {
  private static final String TINY =
      """
      name: tiny
      seed: 31
      start-at: 2026-03-04T05:06:07Z
      duration-seconds: 12
      lines:
        - id: line-q
          material: bracket
          product: bracket
          recipe: bracket-q
          order: ORD-9
          parts-per-second: 4
          deadline-millis: 1700
          base-rate: 0.125
          visible-share: 0.7
          cameras:
            - {id: q-top, station: q1, view: bracket-top, min-mean-level: 21, min-sharpness: 22}
            - {id: q-side, station: q2, view: bracket-side, delay-millis: 150}
          pallets: [P1, P2]
          tools: [T1]
          lots: [{id: L-1, seconds: 5}, {id: L-2, seconds: 3}]
          alarm: {occurrences: 2, window-parts: 10, priority: critical, action: Look.}
      readings:
        - {line: line-q, quantity: oil, unit: bar, mean: 6, swing: 2, period-seconds: 8, phase: 0.25, noise: 0.5}
      causes:
        - {id: c1, factor: process, quantity: oil, above: 7, kind: stain, camera: q-side, rate: 0.5, at: [11, 12]}
      faults:
        - {camera: q-top, kind: frozen, from-seconds: 2, seconds: 1.5}
      """;

  @Test
  void readsEveryKey() throws ScenarioException {
    Scenario scenario = Scenario.parse(TINY, "tiny.yaml");

    assertThat(scenario.startAt()).isEqualTo(Instant.parse("2026-03-04T05:06:07Z"));
    assertThat(scenario.durationMillis()).isEqualTo(12_000);
    LineSpec line = scenario.lines().get(0);
    assertThat(line)
        .isEqualTo(
            new LineSpec(
                "line-q",
                Material.BRACKET,
                "bracket",
                "bracket-q",
                "ORD-9",
                4,
                1700,
                0.125,
                0.7,
                List.of(
                    new CameraSpec("q-top", "q1", ViewKind.BRACKET_TOP, 0, 21, 22),
                    new CameraSpec("q-side", "q2", ViewKind.BRACKET_SIDE, 150, 0, 0)),
                List.of("P1", "P2"),
                List.of("T1"),
                List.of(new LotSpec("L-1", 5), new LotSpec("L-2", 3)),
                0,
                0,
                new AlarmSpec(2, 10, AlarmSpec.Priority.CRITICAL, "Look."),
                List.of()));
    assertThat(scenario.readings())
        .containsExactly(new ReadingSpec("line-q", "oil", "bar", 6, 2, 8, 0.25, 0.5, List.of()));
    assertThat(scenario.causes().get(0).kind()).isEqualTo(DefectKind.STAIN);
    assertThat(scenario.causes().get(0).place()).contains(List.of(11, 12));
    assertThat(scenario.faults()).containsExactly(new FaultSpec("q-top", FaultKind.FROZEN, 2, 1.5));
  }

  @Test
  void shiftsAReadingWhileAnEventLasts() throws ScenarioException {
    String eventful =
        TINY.replace(
            "noise: 0.5}", "noise: 0.5, events: [{from-seconds: 4, seconds: 4, shift: 3}]}");

    ReadingSpec reading = Scenario.parse(eventful, "tiny.yaml").readings().get(0);

    assertThat(reading.events()).containsExactly(new ReadingSpec.Event(4, 4, 3));
    // A sine of 8 s, a quarter ahead: 8 at second 0, 4 at second 4, 6 at second 6.
    assertThat(reading.valueAt(0)).isCloseTo(8, within(1e-9));
    assertThat(reading.valueAt(4.5)).isCloseTo(6 - 2 * Math.cos(Math.PI / 8) + 1.5, within(1e-9));
    assertThat(reading.valueAt(6)).isCloseTo(6 + 3, within(1e-9));
    assertThat(reading.valueAt(8)).isCloseTo(8, within(1e-9));
  }

  @Test
  void readsAlarmRulesAndLeavesTheRestAsTheMessageHasIt() throws ScenarioException {
    String ruled =
        TINY.replace(
            "action: Look.}\n",
            """
            action: Look.}
                alarm-rules:
                  - {id: burr, kind: same-position, occurrences: 3, window-parts: 40, centre-radius: 0.03,
                    stations: [q1], defect-kinds: [scratch], priority: high, severity: 720,
                    action: Look at the fixture., escalate-after-seconds: 90, clear-after-parts: 7,
                    suppressed-while: [camera-absent]}
                  - {id: lost, kind: camera-silent, priority: critical, action: Look.}
            """);

    List<AlarmRule> rules = Scenario.parse(ruled, "tiny.yaml").lines().get(0).alarmRules();

    AlarmRule burr = rules.get(0);
    assertThat(burr.getRuleId()).isEqualTo("burr");
    assertThat(burr.getKind()).isEqualTo(AlarmRuleKind.SAME_POSITION);
    assertThat(burr.getOccurrences()).isEqualTo(3);
    assertThat(burr.getWindowParts()).isEqualTo(40);
    assertThat(burr.getCentreRadius()).isEqualTo(0.03);
    assertThat(burr.getStationIds()).containsExactly("q1");
    assertThat(burr.getDefectKinds()).containsExactly("scratch");
    assertThat(burr.getSeverity()).isEqualTo(720);
    assertThat(burr.getEscalateAfterMillis()).isEqualTo(90_000);
    assertThat(burr.getClearAfterParts()).isEqualTo(7);
    assertThat(burr.getSuppressedWhile()).containsExactly(AlarmKind.CAMERA_ABSENT);
    assertThat(rules.get(1).getPriority()).isEqualTo(AlarmPriority.CRITICAL);
    assertThat(rules.get(1).getFalseAlarmRate()).isEqualTo(0.00135);
  }

  @Test
  void repeatsLotsUntilTheEnd() throws ScenarioException {
    LineSpec line = Scenario.parse(TINY, "tiny.yaml").lines().get(0);

    assertThat(line.lotAt(4.9)).isEqualTo("L-1");
    assertThat(line.lotAt(5.1)).isEqualTo("L-2");
    assertThat(line.lotAt(8.1)).isEqualTo("L-1");
  }

  @Test
  void reportsAllProblemsTogether() {
    String broken =
        TINY.replace("seed: 31", "sede: 31")
            .replace("material: bracket", "material: brackett")
            .replace("rate: 0.5", "rate: 1.5")
            .replace("occurrences: 2", "occurrences: 20")
            .replace("kind: frozen", "kind: melted");

    ScenarioException thrown = failure(broken);

    assertThat(thrown.problems())
        .anyMatch(p -> p.startsWith("seed: is missing"))
        .anyMatch(p -> p.contains("sede: is not a known key, did you mean 'seed'?"))
        .anyMatch(p -> p.contains("lines[0].material") && p.contains("did you mean 'bracket'?"))
        .anyMatch(p -> p.contains("causes[0].rate: must be between 0.0 and 1.0, is 1.5"))
        .anyMatch(p -> p.contains("alarm.window-parts: must be at least occurrences"))
        .anyMatch(p -> p.contains("faults[0].kind: must be one of"))
        .hasSize(6);
    assertThat(thrown).hasMessageContainingAll("tiny.yaml", "6 problem(s)");
  }

  @Test
  void reportsNamesThatReferToNothing() {
    String broken =
        TINY.replace("camera: q-side, rate", "camera: q-rear, rate")
            .replace("{line: line-q, quantity", "{line: line-r, quantity")
            .replace("camera: q-top, kind", "camera: q-left, kind");

    assertThat(failure(broken).problems())
        .containsExactlyInAnyOrder(
            "readings: no line 'line-r'",
            "causes: c1: no camera 'q-rear'",
            "faults: no camera 'q-left'");
  }

  @Test
  void refusesPalletThatTheLineDoesNotHave() {
    String broken =
        TINY.replace("factor: process, quantity: oil, above: 7", "factor: pallet, pallet: P7");

    assertThat(failure(broken).problems())
        .containsExactly("causes: c1: line line-q has no pallet 'P7'");
  }

  @Test
  void refusesStripCameraOnBracketLine() {
    String broken = TINY.replace("view: bracket-side", "view: strip");

    assertThat(failure(broken).problems())
        .containsExactly("lines: camera q-side cannot see strip on line line-q");
  }

  @Test
  void refusesTextThatIsNotYaml() {
    assertThat(failure("name: [1, 2").problems()).singleElement().asString().startsWith("not yaml");
  }

  @Test
  void refusesKeyThatIsGivenTwice() {
    assertThat(failure(TINY + "\nname: again\n").problems())
        .singleElement()
        .asString()
        .contains("duplicate key name");
  }

  @Test
  void namesEqualScenariosEqually() throws ScenarioException {
    String other = TINY.replace("seed: 31", "seed: 32");

    assertThat(Scenario.parse(TINY, "a").fingerprint())
        .isEqualTo(Scenario.parse(TINY, "b").fingerprint())
        .isNotEqualTo(Scenario.parse(other, "a").fingerprint());
  }

  @Test
  void exampleOfTheDocumentationIsValid() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "scenarios.md"));
    int from = page.indexOf("```yaml") + "```yaml".length();

    Scenario example = Scenario.parse(page.substring(from, page.indexOf("```", from)), "example");

    assertThat(example.causes()).hasSize(1);
    assertThat(example.faults()).hasSize(1);
  }

  @Test
  void documentationNamesEveryKeyOfTheDemo() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "scenarios.md"));
    String demo = Files.readString(Path.of("scenarios", "line-demo.yaml"));

    List<String> keys =
        Pattern.compile("(?m)(?:^|[{, -])([a-z][a-z-]+):(?: |$)")
            .matcher(demo.replaceAll("(?m)#.*$", ""))
            .results()
            .map(key -> key.group(1))
            .distinct()
            .toList();

    assertThat(keys)
        .hasSizeGreaterThan(40)
        .allSatisfy(key -> assertThat(page).containsPattern("`[^`\\n]*\\b" + key + "\\b"));
  }

  @Test
  void committedScenariosAreValid() throws Exception {
    for (String name : List.of("line-demo", "line-variant", "smoke")) {
      assertThat(Scenario.load(Path.of("scenarios", name + ".yaml")).name()).isEqualTo(name);
    }
  }

  private static ScenarioException failure(String yaml) {
    ScenarioException thrown =
        catchThrowableOfType(ScenarioException.class, () -> Scenario.parse(yaml, "tiny.yaml"));
    assertThat(thrown).isNotNull();
    return thrown;
  }
}
