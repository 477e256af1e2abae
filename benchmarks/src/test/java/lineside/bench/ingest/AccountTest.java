package lineside.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountTest {
  private final Account account = new Account();

  @Test
  void balancesWhenEveryTriggerIsAFrameOrALoss() {
    for (long sequence = 0; sequence < 5; sequence++) {
      account.trigger("a", sequence);
    }
    account.frame("a", 0);
    account.frame("a", 1);
    account.loss("a", 2, 0);
    account.frame("a", 3);
    account.loss("a", 4, 17);

    assertThat(account.triggers()).isEqualTo(5);
    assertThat(account.frames()).isEqualTo(3);
    assertThat(account.losses()).isEqualTo(2);
    assertThat(account.unwatched()).isEqualTo(17);
    assertThat(account.missing() + account.untold()).isZero();
    assertThat(account.doubled() + account.both() + account.unordered()).isZero();
  }

  @Test
  void missesANumberThatNoTopicNames() {
    account.trigger("a", 0);
    account.frame("a", 0);
    account.trigger("a", 3);
    account.frame("a", 3);
    account.trigger("b", 0);

    assertThat(account.triggers()).isEqualTo(5);
    assertThat(account.missing()).isEqualTo(3);
    assertThat(account.untold()).isEqualTo(2);
  }

  @Test
  void countsRepetitionsOfTriggersAndLossesOnce() {
    account.trigger("a", 0);
    account.trigger("a", 0);
    account.loss("a", 0, 4);
    account.loss("a", 0, 4);

    assertThat(account.triggers()).isEqualTo(1);
    assertThat(account.losses()).isEqualTo(1);
    assertThat(account.unwatched()).isEqualTo(4);
  }

  @Test
  void tellsFramesThatAreDoubleOrOutOfOrderOrLostAsWell() {
    account.frame("a", 0);
    account.frame("a", 2);
    account.frame("a", 1);
    account.frame("a", 2);
    account.loss("a", 0, 0);

    assertThat(account.unordered()).isEqualTo(1);
    assertThat(account.doubled()).isEqualTo(1);
    assertThat(account.both()).isEqualTo(1);
  }
}
