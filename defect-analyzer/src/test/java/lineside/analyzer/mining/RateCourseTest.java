package lineside.analyzer.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import lineside.schemas.record.CourseTrend;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.Test;

class RateCourseTest {
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  @Test
  void saysSinceWhenARateJumped() {
    RateCourse course = courseOf(1, 800, i -> i < 500 ? 0.02 : 0.2);

    RateCourse.Raised raised = course.raised().orElseThrow();
    RateCourse.Phase since = raised.since().orElseThrow();
    assertThat(course.trend()).isEqualTo(CourseTrend.STEP);
    assertThat(since.from()).isBetween(at(475), at(525));
    assertThat(since.low()).isBefore(at(501));
    assertThat(since.high()).isAfter(at(499));
    assertThat(raised.until()).isEmpty();
    assertThat(raised.rate()).isBetween(0.14, 0.26);
    assertThat(raised.rateBefore().orElseThrow()).isLessThan(0.05);
  }

  @Test
  void saysUntilWhenAnEpisodeLasted() {
    RateCourse.Raised raised =
        courseOf(2, 900, i -> i >= 300 && i < 450 ? 0.3 : 0.01).raised().orElseThrow();

    assertThat(raised.since().orElseThrow().from()).isBetween(at(285), at(315));
    assertThat(raised.until().orElseThrow()).isBetween(at(435), at(465));
  }

  @Test
  void saysThatARateGrows() {
    RateCourse course = courseOf(3, 3000, i -> 0.12 * i / 3000);

    assertThat(course.trend()).isEqualTo(CourseTrend.RISING);
    assertThat(course.oddsGrowth()).isGreaterThan(3);
    assertThat(course.raised()).isEmpty();
  }

  @Test
  void saysNothingOfASteadyRate() {
    long unsteady =
        IntStream.range(100, 300)
            .filter(seed -> courseOf(seed, 600, i -> 0.08).trend() != CourseTrend.STEADY)
            .count();

    assertThat(unsteady).isLessThanOrEqualTo(6);
  }

  @Test
  void holdsTheTrueMomentInNinetyFiveOfAHundredIntervals() {
    int inside = 0;
    int found = 0;
    for (int seed = 1; seed <= 200; seed++) {
      int jump = 150 + seed * 7 % 500;
      var since =
          courseOf(seed, 800, i -> i < jump ? 0.02 : 0.15)
              .raised()
              .flatMap(RateCourse.Raised::since);
      if (since.isPresent()) {
        found++;
        boolean holds =
            !at(jump).isBefore(since.get().low()) && !at(jump).isAfter(since.get().high());
        inside += holds ? 1 : 0;
      }
    }

    assertThat(found).isGreaterThan(170);
    assertThat((double) inside / found).isGreaterThan(0.9);
  }

  @Test
  void changesNothingWhenAllPartsAreAlike() {
    assertThat(courseOf(5, 100, i -> 1).trend()).isEqualTo(CourseTrend.STEADY);
    assertThat(courseOf(5, 100, i -> 0).trend()).isEqualTo(CourseTrend.STEADY);
    assertThat(courseOf(5, 1, i -> 1).phases()).hasSize(1);
  }

  private interface Rate {
    double of(int part);
  }

  private static RateCourse courseOf(long seed, int parts, Rate rate) {
    Random random = new Random(seed * 7919);
    boolean[] isDefective = new boolean[parts];
    for (int i = 0; i < parts; i++) {
      isDefective[i] = random.nextDouble() < rate.of(i);
    }
    return RateCourse.of(
        IntStream.range(0, parts).mapToObj(RateCourseTest::part).toList(), isDefective);
  }

  private static InspectedPart part(int i) {
    return new InspectedPart(
        "line-a", "A-" + i, 1, at(i), ResultEvaluation.OK, Map.of(), Map.of(), Map.of());
  }

  private static Instant at(int part) {
    return START.plusSeconds(part);
  }

  @Test
  void saysNothingOfNoParts() {
    assertThat(RateCourse.of(List.of(), new boolean[0]).phases()).isEmpty();
  }
}
