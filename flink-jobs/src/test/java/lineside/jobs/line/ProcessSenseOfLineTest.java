package lineside.jobs.line;

import static java.util.Objects.requireNonNull;
import static lineside.jobs.line.LineRecords.SIDE;
import static lineside.jobs.line.LineRecords.TOP;
import static lineside.jobs.line.LineRecords.context;
import static lineside.jobs.line.LineRecords.ok;
import static lineside.jobs.line.LineRecords.reading;
import static lineside.jobs.line.LineRecords.recipe;
import static lineside.jobs.line.LineRecords.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import lineside.jobs.escalation.EscalationSettings;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ProcessScore;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinion;
import lineside.schemas.record.ViewVerdict;
import org.junit.jupiter.api.Test;

/** A line whose pressure is 20 with small changes, and 40 from second 200 on. */
class ProcessSenseOfLineTest {
  private static final EscalationSettings ASKING =
      new EscalationSettings(
          new EscalationSettings.Budget(1, 100, 16, Duration.ofMillis(50)),
          new EscalationSettings.Audit(0, Duration.ofHours(8)));

  private final LineScript line = new LineScript(recipe()).asking(ASKING);

  @Test
  void recordsInTheVerdictHowUnusualTheProcessWas() {
    readings();

    good(150);
    good(230);

    assertThat(scores(0).getOutlier()).isBetween(-2.0, 2.0);
    assertThat(scores(1).getOutlier()).isGreaterThan(10);
    assertThat(scores(1).getDrift()).isGreaterThan(3);
  }

  @Test
  void raisesTheRankOfAPartThatWasMadeThen() {
    readings();

    line.triggers(trigger(TOP, 150), trigger(TOP, 230)).views(undecided(150), undecided(230));

    double calm = line.requests.get(0).getRank();
    assertThat(line.requests.get(1).getRank()).isCloseTo(3 * calm, within(1e-9));
    SecondOpinion opinion = line.views.get(1).getSecondOpinion();
    assertThat(opinion.getProcessFactor()).isEqualTo(3);
  }

  @Test
  void learnsFromVerdictsAndStartsAgainFromItsState() {
    readings();
    good(150);
    line.clock(160_000, 1);

    assertThat(line.state.sense.consequences)
        .containsOnlyKeys("pressure|station-1", "pressure|station-2");
  }

  @Test
  void countsAReadingThatComesAfterTheVerdictAndTellsOfItInTheRow() {
    good(0);
    line.accept(LineEvent.of(reading("pressure", 20.5, -300)));
    line.clock(60_000, 1);

    assertThat(line.late).containsExactly(LineEvent.Kind.READING);
    assertThat(line.parts).hasSize(1);
    InspectionRow row = line.rows.get(0);
    assertThat(row.getLateReadings()).isEqualTo(1);
    assertThat(row.getVerdict().getProcessReadings()).containsEntry("pressure", 20.5);
  }

  @Test
  void countsAContextThatComesAfterTheVerdictAndOneAfterTheEnd() {
    good(0);
    line.accept(LineEvent.of(context(0, "P3"))).accept(LineEvent.of(context(0, "P3")));
    line.clock(60_000, 1);
    line.accept(LineEvent.of(context(0, "P4")));

    assertThat(line.late).containsExactly(LineEvent.Kind.CONTEXT, LineEvent.Kind.CONTEXT);
    assertThat(line.rows.get(0).getIsContextLate()).isTrue();
    assertThat(line.rows.get(0).getVerdict().getContext().getPalletId()).isEqualTo("P3");
    assertThat(line.state.contexts.contexts).isEmpty();
  }

  @Test
  void countsNothingThatComesInTime() {
    line.accept(LineEvent.of(reading("pressure", 20.5, -300)))
        .accept(LineEvent.of(context(0, "P3")));
    good(0);
    line.clock(60_000, 1);

    assertThat(line.late).isEmpty();
    assertThat(line.rows.get(0).getLateReadings()).isZero();
    assertThat(line.rows.get(0).getIsContextLate()).isFalse();
  }

  private void readings() {
    for (int second = 0; second < 240; second++) {
      double value = (second < 200 ? 20 : 40) + 0.1 * (second * 37 % 11 - 5);
      line.accept(LineEvent.of(reading("pressure", value, second * 1000L)));
    }
  }

  private void good(int part) {
    line.triggers(trigger(TOP, part), trigger(SIDE, part)).views(ok(TOP, part), ok(SIDE, part));
  }

  private ProcessScore scores(int part) {
    PartVerdict verdict = line.parts.get(part);
    return requireNonNull(verdict.getProcessScores().get("pressure"));
  }

  private static ViewVerdict undecided(int part) {
    return ViewVerdict.newBuilder(
            LineRecords.view(trigger(TOP, part), ResultEvaluation.NOT_DECIDABLE, List.of()))
        .setPictureSha256("ef".repeat(32))
        .build();
  }
}
