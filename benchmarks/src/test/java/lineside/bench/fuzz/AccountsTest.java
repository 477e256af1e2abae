package lineside.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private final Accounts accounts = new Accounts();

  @Test
  void isSettledWhenEverythingUnusableIsRefusedAndNothingElse() {
    accounts.sentWhole();
    accounts.sentDamaged(Topic.TRIGGER, "t-0@1", Accounts.Damage.MUST_BE_REFUSED);
    accounts.sentDamaged(Topic.TRIGGER, "t-0@2", Accounts.Damage.MAY_BE_USED);
    assertThat(accounts.areSettled()).isFalse();

    accounts.take(letter(1));

    assertThat(accounts.areSettled()).isTrue();
    assertThat(accounts.open().sum()).isZero();
    assertThat(accounts.sent()).isEqualTo(3);
  }

  @Test
  void noticesWhatIsOwedAndWhatWasRefusedWrongly() {
    accounts.oweView("view-1");
    accounts.owePart("part-1");
    accounts.sentDamaged(Topic.LOSS, "t-0@7", Accounts.Damage.MUST_BE_REFUSED);

    accounts.take(letter(9));

    Accounts.Open open = accounts.open();
    assertThat(open.views()).isEqualTo(1);
    assertThat(open.parts()).isEqualTo(1);
    assertThat(open.silent()).containsExactly("t-0@7");
    assertThat(open.wrongly()).containsExactly("t-0@9");
  }

  @Test
  void owesNoSecondVerdictForAPartThatADamagedTriggerHadNamedBefore() {
    accounts.partIsTold("part-9");
    accounts.owePart("part-9");
    accounts.owePart("part-10");

    assertThat(accounts.openParts()).containsExactly("part-10");
  }

  private static DeadLetter letter(long offset) {
    return DeadLetter.newBuilder()
        .setSourceTopic("t")
        .setSourcePartition(0)
        .setSourceOffset(offset)
        .setReason(DeadLetterReason.UNREADABLE_MESSAGE)
        .setDetail("")
        .setCameraId("")
        .setViewId(null)
        .setPayloadBytes(0)
        .setPayloadSha256("")
        .setPayloadHead(ByteBuffer.allocate(0))
        .setRecordedAt(Instant.EPOCH)
        .build();
  }
}
