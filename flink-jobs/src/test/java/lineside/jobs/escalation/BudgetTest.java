package lineside.jobs.escalation;

import static lineside.schemas.record.OpinionStatus.ASKED;
import static lineside.schemas.record.OpinionStatus.QUEUE_FULL;
import static lineside.schemas.record.OpinionStatus.SHARE_SPENT;
import static lineside.schemas.record.OpinionStatus.TAKT_SPENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final long MUCH = 900;

  private final Budget.State state = new Budget.State();

  @Test
  void asksUntilTheShareOfTheLatestViewsIsSpent() {
    Budget budget = budget(0.25, 8, 10);

    // 1 of 1 is allowed (rounded up), 1 of 4 too; the fifth view makes it 2 of 5.
    assertThat(budget.decide(0.5, 0, MUCH)).isEqualTo(ASKED);
    assertThat(budget.decide(0.6, 0, MUCH)).isEqualTo(SHARE_SPENT);
    budget.sawDecided();
    assertThat(budget.decide(0.7, 0, MUCH)).isEqualTo(SHARE_SPENT);
    assertThat(budget.decide(0.8, 0, MUCH)).isEqualTo(ASKED);
  }

  @Test
  void keepsTheShareForViewsThatRankFirst() {
    Budget budget = budget(0.2, 20, 10);
    // Nobody was asked: there was no time. Ranks 0.9, 0.8 and 0.1 among six views.
    budget.decide(0.9, 0, 0);
    budget.decide(0.8, 0, 0);
    budget.decide(0.1, 0, 0);
    for (int decided = 0; decided < 3; decided++) {
      budget.sawDecided();
    }

    // Two of seven are allowed: 0.5 is third, 0.85 second, and then one place of two is taken.
    assertThat(budget.decide(0.5, 0, MUCH)).isEqualTo(SHARE_SPENT);
    assertThat(budget.decide(0.85, 0, MUCH)).isEqualTo(ASKED);
    assertThat(budget.decide(0.84, 0, MUCH)).isEqualTo(SHARE_SPENT);
    assertThat(budget.decide(0.95, 0, MUCH)).isEqualTo(ASKED);
  }

  @Test
  void leavesTheLastPlacesOfTheQueueToTheFirstRanks() {
    Budget budget = budget(1, 20, 4);
    budget.decide(0.2, 0, 0);
    budget.decide(0.4, 0, 0);
    budget.decide(0.8, 0, 0);

    // 0.3 is before one of four candidates and itself: half of four places.
    assertThat(budget.decide(0.3, 2, MUCH)).isEqualTo(QUEUE_FULL);
    // 0.9 is before all five: all four places.
    assertThat(budget.decide(0.9, 3, MUCH)).isEqualTo(ASKED);
    assertThat(budget.decide(0.95, 4, MUCH)).isEqualTo(QUEUE_FULL);
  }

  @Test
  void asksNobodyWithoutTimeToAnswer() {
    assertThat(budget(1, 20, 4).decide(0.9, 0, 49)).isEqualTo(TAKT_SPENT);
    assertThat(budget(1, 20, 4).decide(0.9, 0, 50)).isEqualTo(ASKED);
  }

  @Test
  void forgetsViewsThatLeftTheWindow() {
    Budget budget = budget(0.25, 4, 10);
    assertThat(budget.decide(0.5, 0, MUCH)).isEqualTo(ASKED);
    for (int decided = 0; decided < 3; decided++) {
      budget.sawDecided();
    }

    assertThat(budget.decide(0.1, 0, MUCH)).isEqualTo(ASKED);
    assertThat(state.latest).hasSize(3);
  }

  @Test
  void keepsItsStateWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(EscalationState.class);
  }

  private Budget budget(double share, int window, int open) {
    return new Budget(
        state, new EscalationSettings.Budget(share, window, open, Duration.ofMillis(50)));
  }
}
