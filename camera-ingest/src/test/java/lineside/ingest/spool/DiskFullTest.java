package lineside.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import lineside.ingest.SmallDisk;
import lineside.ingest.journal.JournalDirectory;
import lineside.ingest.journal.TriggerJournal;
import lineside.schemas.record.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Spool and journal on a real disk of 2 MiB that is really full. */
@ExtendWith(SmallDisk.LoudSkip.class)
class DiskFullTest {
  private static final long EPOCH = 1_772_431_200_000L;

  @TempDir Path directory;
  private SmallDisk disk;

  @BeforeEach
  void mount() throws Exception {
    disk = SmallDisk.mount(directory.resolve("disk"), 2);
  }

  @AfterEach
  void unmount() throws Exception {
    disk.close();
  }

  @Test
  void keepsTheLogWholeWhenTheDiskIsFull() throws IOException {
    Path own = disk.path().resolve("spool");
    int stored = 0;
    try (SpoolLog log = SpoolLog.open(own, 1L << 30, 1L << 30)) {
      while (store(log, stored)) {
        stored++;
      }
      assertThat(stored).isBetween(10, 20);
    }

    try (SpoolLog log = SpoolLog.open(own, 1L << 30, 1L << 30)) {
      assertThat(log.recovered()).hasSize(stored);
      assertThat(log.tornBytes()).isZero();
      assertThat(log.read(log.recovered().get(stored - 1))).hasSize(100_000);
    }
  }

  @Test
  void givesUpOldFramesForNewOnesWhenTheDiskIsFull() throws IOException {
    try (CameraSpool spool = spool()) {
      Optional<SpoolEntry> last = Optional.empty();
      for (int i = 0; i < 40; i++) {
        last = spool.store(new byte[100_000], EPOCH, i, i);
        if (last.isEmpty()) {
          assertThat(spool.trouble()).contains("No space left on device");
          assertThat(spool.dropOldest()).isNotEmpty();
          last = spool.store(new byte[100_000], EPOCH, i, i);
        }
        assertThat(last).isPresent();
      }

      assertThat(last.orElseThrow().sequence()).isEqualTo(39);
      assertThat(spool.trouble()).isEmpty();
    }
  }

  private CameraSpool spool() {
    return new CameraSpool(
        SpoolSettings.in(disk.path().resolve("spool")), "a-top", System::nanoTime);
  }

  @Test
  void acceptsNoTriggerOnAFullDiskAndGoesOnWhenThereIsRoom() throws IOException {
    try (JournalDirectory journals = JournalDirectory.open(disk.path().resolve("journal"));
        TriggerJournal journal = journals.journal("a-top", InstantSource.system())) {
      journal.append(trigger(journal, 0));
      journal.sync();
      Path filler = disk.fill();
      for (int i = 1; i <= 200; i++) {
        journal.append(trigger(journal, i));
      }

      assertThat(isSynced(journal)).isFalse();
      assertThat(isSynced(journal)).isFalse();
      Files.delete(filler);

      assertThat(isSynced(journal)).isTrue();
    }
    try (JournalDirectory journals = JournalDirectory.open(disk.path().resolve("journal"));
        TriggerJournal journal = journals.journal("a-top", InstantSource.system())) {
      assertThat(journal.unresolved()).hasSize(201);
      assertThat(journal.tornBytes()).isZero();
    }
  }

  private static boolean isSynced(TriggerJournal journal) {
    try {
      journal.sync();
      return true;
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left on device");
      return false;
    }
  }

  private static boolean store(SpoolLog log, int sequence) {
    try {
      log.append(new byte[100_000], EPOCH, sequence, sequence);
      return true;
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left on device");
      return false;
    }
  }

  private static Trigger trigger(TriggerJournal journal, long sequence) {
    return Trigger.newBuilder()
        .setViewId("view-" + sequence)
        .setLineId("line-a")
        .setCameraId("a-top")
        .setEpoch(journal.epoch())
        .setSequence(sequence)
        .setTriggeredAt(Instant.ofEpochMilli(1000 + sequence))
        .setPartId("A-" + sequence)
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setIsSimulated(true)
        .build();
  }
}
