package lineside.ingest.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import lineside.ingest.books.Outcome;
import lineside.ingest.books.Resolved;
import lineside.ingest.publish.TestMessages;
import lineside.schemas.record.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriggerJournalTest {
  private static final InstantSource FIRST_START =
      InstantSource.fixed(Instant.ofEpochMilli(TestMessages.EPOCH));
  private static final InstantSource LATER =
      InstantSource.fixed(Instant.ofEpochMilli(TestMessages.EPOCH + 3_600_000));

  @TempDir Path directory;

  @Test
  void beginsAnEpochWithTheTimeOfItsFirstStart() throws IOException {
    try (TriggerJournal journal = open(FIRST_START)) {
      assertThat(journal.epoch()).isEqualTo(TestMessages.EPOCH);
      assertThat(journal.nextSequence()).isZero();
      assertThat(journal.unresolved()).isEmpty();
      assertThat(journal.resolved()).isEqualTo(Resolved.NONE);
    }
  }

  @Test
  void goesOnInTheSameEpochAfterARestart() throws IOException {
    try (TriggerJournal journal = open(FIRST_START)) {
      journal.append(TestMessages.trigger(0));
      journal.append(TestMessages.trigger(1));
      journal.append(TestMessages.trigger(2));
      journal.append(TestMessages.trigger(3));
      journal.resolve(3, Outcome.LOST_AFTER_CAPTURE);
      journal.resolve(0, Outcome.PUBLISHED);
      journal.resolve(2, Outcome.LOST_BEFORE_CAPTURE);
    }

    try (TriggerJournal journal = open(LATER)) {
      assertThat(journal.epoch()).isEqualTo(TestMessages.EPOCH);
      assertThat(journal.nextSequence()).isEqualTo(4);
      assertThat(journal.unresolved()).containsExactly(TestMessages.trigger(1));
      assertThat(journal.resolved()).isEqualTo(new Resolved(1, 1, 1));
    }
  }

  @Test
  void keepsItsCountThroughRepeatedRestarts() throws IOException {
    try (TriggerJournal journal = open(FIRST_START)) {
      journal.append(TestMessages.trigger(0));
      journal.append(TestMessages.trigger(1));
      journal.resolve(1, Outcome.PUBLISHED);
    }
    open(LATER).close();

    try (TriggerJournal journal = open(LATER)) {
      assertThat(journal.nextSequence()).isEqualTo(2);
      assertThat(journal.unresolved()).containsExactly(TestMessages.trigger(0));
    }
  }

  @Test
  void hasTriggersOnDiskAfterSyncWithoutBeingClosed() throws IOException {
    TriggerJournal killed = open(FIRST_START);
    killed.append(TestMessages.trigger(0));
    killed.sync();
    Path copy = Files.copy(file(), directory.resolve("copy"));

    try (TriggerJournal journal = TriggerJournal.open(copy, "a-top", LATER)) {
      assertThat(journal.unresolved()).containsExactly(TestMessages.trigger(0));
    }
    killed.close();
  }

  @Test
  void cutsOffATornLastRecord() throws IOException {
    try (TriggerJournal journal = open(FIRST_START)) {
      journal.append(TestMessages.trigger(0));
      journal.append(TestMessages.trigger(1));
    }
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length - 5));

    try (TriggerJournal journal = open(LATER)) {
      assertThat(journal.tornBytes()).isPositive();
      assertThat(journal.nextSequence()).isEqualTo(1);
      assertThat(journal.unresolved()).containsExactly(TestMessages.trigger(0));
    }
    try (TriggerJournal journal = open(LATER)) {
      assertThat(journal.tornBytes()).isZero();
    }
  }

  @Test
  void refusesAJournalThatIsDamagedBeforeItsEnd() throws IOException {
    try (TriggerJournal journal = open(FIRST_START)) {
      journal.append(TestMessages.trigger(0));
      journal.append(TestMessages.trigger(1));
    }
    byte[] bytes = Files.readAllBytes(file());
    bytes[bytes.length / 2] ^= 0x40;
    Files.write(file(), bytes);

    assertThatExceptionOfType(JournalDamagedException.class)
        .isThrownBy(() -> open(LATER))
        .withMessageContaining("is damaged at byte")
        .withMessageContaining("a-top.journal");
  }

  @Test
  void refusesAFileThatIsNoJournal() throws IOException {
    Files.writeString(file(), "not a journal");

    assertThatExceptionOfType(JournalDamagedException.class)
        .isThrownBy(() -> open(LATER))
        .withMessageContaining("does not begin with an opening record");
  }

  @Test
  void refusesTheJournalOfAnotherCamera() throws IOException {
    open(FIRST_START).close();

    assertThatExceptionOfType(JournalDamagedException.class)
        .isThrownBy(() -> TriggerJournal.open(file(), "b-strip", LATER))
        .withMessageContaining("belongs to camera a-top, not b-strip");
  }

  @Test
  void refusesASequenceWithAGap() throws IOException {
    try (TriggerJournal journal = open(FIRST_START)) {
      Trigger second = TestMessages.trigger(1);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> journal.append(second))
          .withMessageContaining("sequence 1, expected 0");
    }
  }

  @Test
  void staysSmallWhenTriggersAreResolved() throws IOException {
    try (TriggerJournal journal = open(FIRST_START)) {
      for (int i = 0; i < 100; i++) {
        journal.append(TestMessages.trigger(i));
        journal.resolve(i, Outcome.PUBLISHED);
      }
    }

    open(LATER).close();

    assertThat(Files.size(file())).isLessThan(100);
  }

  @Test
  void locksItsDirectoryAgainstASecondIngest() throws IOException {
    try (JournalDirectory first = JournalDirectory.open(directory)) {
      first.journal("a-top", FIRST_START).close();

      assertThatIOException()
          .isThrownBy(() -> JournalDirectory.open(directory))
          .withMessageContaining("is in use by another ingest");
    }
    JournalDirectory.open(directory).close();
  }

  private Path file() {
    return directory.resolve("a-top.journal");
  }

  private TriggerJournal open(InstantSource clock) throws IOException {
    return TriggerJournal.open(file(), "a-top", clock);
  }
}
