package lineside.jobs.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkTimesTest {
  private static final long NOW = 1_772_431_200_000L;
  private static final long HOUR = 3_600_000;

  private final MarkTimes times = new MarkTimes();

  @Test
  void takesMarksOfALineThatKeepsTheTimeOfItsRecords() {
    assertThat(times.isPossible("a-top", NOW, NOW + 2)).isTrue();
    assertThat(times.isPossible("a-top", NOW + 24 * HOUR, NOW + 24 * HOUR - 5)).isTrue();
  }

  @Test
  void refusesAMarkFarAheadOfItsRecordAndOfItsCamera() {
    times.isPossible("a-top", NOW, NOW);

    assertThat(times.isPossible("a-top", NOW + HOUR, NOW + 1000)).isFalse();
    assertThat(times.isPossible("a-top", NOW + 1000, NOW + 1000)).isTrue();
  }

  @Test
  void doesNotGoOnFromAMarkThatItRefused() {
    times.isPossible("a-top", NOW, NOW);
    times.isPossible("a-top", NOW + HOUR, NOW + 1000);

    assertThat(times.isPossible("a-top", NOW + HOUR + 1000, NOW + 2000)).isFalse();
  }

  @Test
  void letsARecordingOfLaterDaysPlayFasterThanTime() {
    long recorded = NOW + 1000 * HOUR;

    for (int second = 0; second < 600; second += 30) {
      times.frame("a-top", recorded + second * 1000L + 400);
      assertThat(times.isPossible("a-top", recorded + second * 1000L + 1000, NOW + second))
          .isTrue();
    }
  }

  @Test
  void comparesACameraWithItselfOnly() {
    times.frame("a-side", NOW + HOUR);
    times.frame("a-top", NOW);

    assertThat(times.isPossible("a-top", NOW + HOUR, NOW)).isFalse();
    assertThat(times.isPossible("a-side", NOW + HOUR, NOW)).isTrue();
  }

  @Test
  void takesWhateverARecordWithoutTimeSays() {
    times.frame("a-top", NOW);

    assertThat(times.isPossible("a-top", NOW + HOUR, -1)).isTrue();
  }
}
