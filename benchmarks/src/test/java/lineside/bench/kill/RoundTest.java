package lineside.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds can be played again and done in several sittings. */
class RoundTest {
  private static final List<Fault> ALL = List.of(Fault.values());

  @Test
  void aRoundIsTheSameForTheSameSeedAndNumberWhateverCameBefore() {
    assertThat(Round.of(7, 31, ALL)).isEqualTo(Round.of(7, 31, ALL));
    assertThat(Round.of(7, 31, ALL)).isNotEqualTo(Round.of(8, 31, ALL));
  }

  @Test
  void aRoundIsTheSameWhenItsFaultIsTheOnlyOne() {
    Round drawn = Round.of(3, 17, ALL);

    assertThat(Round.of(3, 17, List.of(drawn.fault()))).isEqualTo(drawn);
  }

  @Test
  void howLongAFaultLastsCanBeSaidAndChangesNothingElse() {
    KillConfig.PlantUnderTest plant =
        new KillConfig.PlantUnderTest(Path.of("model"), 1, 1, Path.of("work"));
    Round drawn = new KillConfig(plant, 1, 0, 3, ALL, null).round(17);
    Round said = new KillConfig(plant, 1, 0, 3, ALL, Duration.ofHours(1)).round(17);

    assertThat(drawn).isEqualTo(Round.of(3, 17, ALL));
    assertThat(said.stall()).isEqualTo(Duration.ofHours(1));
    assertThat(said.lasting(drawn.stall()))
        .usingRecursiveComparison()
        .withComparatorForType((a, b) -> Math.abs(a - b) < 0.001 ? 0 : 1, Double.class)
        .isEqualTo(drawn);
  }

  @Test
  void everyFaultComesOnceBeforeOneComesAgain() {
    assertThat(
            IntStream.range(ALL.size(), 2 * ALL.size())
                .mapToObj(number -> Round.of(1, number, ALL).fault())
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(ALL);
  }

  @Test
  void theNextSittingGoesOnWhereTheLogOfTheSeedEnds(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("rounds.jsonl");
    RoundLog log = RoundLog.in(file);
    assertThat(log.next(1)).isZero();

    log.append(1, new Outcome(Round.of(1, 0, ALL), 5, 6, List.of()));
    log.append(1, new Outcome(Round.of(1, 1, ALL), 5, 6, List.of()));
    log.append(2, new Outcome(Round.of(2, 9, ALL), 5, 6, List.of()));

    assertThat(RoundLog.in(file).next(1)).isEqualTo(2);
    assertThat(RoundLog.in(file).next(2)).isEqualTo(10);
    assertThat(RoundLog.none().next(1)).isZero();
  }
}
