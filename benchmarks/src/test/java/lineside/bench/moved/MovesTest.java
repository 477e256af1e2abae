package lineside.bench.moved;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lineside.bench.figure.Circumstances;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.ReportJson;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.bench.moved.Move.Kind;
import lineside.bench.moved.Published.Better;
import lineside.bench.moved.Published.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovesTest {
  private static final Spread BEFORE = new Spread(0.90, 0.88, 0.92, 5);

  @TempDir Path dir;

  @Test
  void staysWhereRangesMeet() {
    assertThat(kind(BEFORE, new Spread(0.80, 0.70, 0.89, 5), Better.HIGHER)).isEqualTo(Kind.SAME);
  }

  @Test
  void staysWhereTheMediansAreAlmostTheSameThoughRangesDoNotMeet() {
    assertThat(kind(BEFORE, new Spread(0.93, 0.925, 0.94, 5), Better.HIGHER)).isEqualTo(Kind.SAME);
  }

  @Test
  void movesToTheSideThatTheTargetCallsBetterOrWorse() {
    Spread higher = new Spread(1.2, 1.1, 1.3, 5);

    assertThat(kind(BEFORE, higher, Better.HIGHER)).isEqualTo(Kind.BETTER);
    assertThat(kind(BEFORE, higher, Better.LOWER)).isEqualTo(Kind.WORSE);
    assertThat(kind(BEFORE, higher, Better.NOT_SAID)).isEqualTo(Kind.MOVED);
    assertThat(kind(higher, BEFORE, Better.HIGHER)).isEqualTo(Kind.WORSE);
  }

  @Test
  void asksMoreOfASingleRoundWhoseNoiseNobodyKnows() {
    assertThat(kind(Spread.of(100), Spread.of(120), Better.LOWER)).isEqualTo(Kind.SAME);
    assertThat(kind(Spread.of(100), Spread.of(140), Better.LOWER)).isEqualTo(Kind.WORSE);
  }

  @Test
  void comparesRatiosOfAllMachinesAndAbsoluteValuesOfOne() {
    Spread worse = new Spread(0.5, 0.45, 0.55, 5);

    assertThat(
            Moves.between(
                run("one", "ms", BEFORE, Better.HIGHER), run("two", "ms", worse, Better.HIGHER)))
        .extracting(Move::kind)
        .containsExactly(Kind.NOT_COMPARED);
    assertThat(
            Moves.between(
                run("one", Figure.RATIO, BEFORE, Better.HIGHER),
                run("two", Figure.RATIO, worse, Better.HIGHER)))
        .extracting(Move::kind)
        .containsExactly(Kind.WORSE);
  }

  @Test
  void namesWhatIsNewAndWhatIsGone() throws IOException {
    Published before = Published.read(written("old.json", "kept", "gone"));
    Published after = Published.read(written("new.json", "fresh", "kept"));

    assertThat(Moves.between(before, after))
        .extracting(move -> move.kind() + " " + move.what())
        .containsExactly("NEW loop: fresh", "SAME loop: kept", "GONE loop: gone");
    assertThat(requireNonNull(after.figures().get("loop: kept")).better()).isEqualTo(Better.HIGHER);
  }

  @Test
  void refusesAFileThatIsNoRun() throws IOException {
    Path file = Files.writeString(dir.resolve("other.json"), "{}");

    assertThatThrownBy(() -> Published.read(file)).hasMessageContaining("no document");
  }

  private Path written(String name, String... figures) throws IOException {
    Report report =
        new Report(
            "loop",
            List.of(figures).stream()
                .map(
                    what ->
                        new Figure(what, Figure.RATIO, BEFORE, Target.atLeast(0.9), "as it was"))
                .toList(),
            List.of());
    return Files.writeString(
        dir.resolve(name),
        ReportJson.of(new Circumstances("one", "17", "abc", "bench"), List.of(report)).toString());
  }

  private static Kind kind(Spread before, Spread after, Better better) {
    return Moves.between(
            run("one", Figure.RATIO, before, better), run("one", Figure.RATIO, after, better))
        .get(0)
        .kind();
  }

  private static Published run(String machine, String unit, Spread value, Better better) {
    return new Published(machine, Map.of("loop: frames", new Measured(unit, value, better)));
  }
}
