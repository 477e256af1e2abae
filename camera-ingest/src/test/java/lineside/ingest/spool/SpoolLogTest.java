package lineside.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolLogTest {
  private static final long EPOCH = 1_772_431_200_000L;
  private static final long BOUND = 1 << 20;
  private static final long SEGMENT = 4096;

  @TempDir Path directory;

  @Test
  void givesBackWhatWasStoredInOrder() throws IOException {
    try (SpoolLog log = open()) {
      SpoolEntry first = log.append(payload(7, 100), EPOCH, 7, 1000);
      SpoolEntry second = log.append(payload(8, 3000), EPOCH, 8, 2000);

      assertThat(log.read(second)).isEqualTo(payload(8, 3000));
      assertThat(log.read(first)).isEqualTo(payload(7, 100));
      assertThat(second.sequence()).isEqualTo(8);
      assertThat(second.storedAtMillis()).isEqualTo(2000);
    }
  }

  @Test
  void takesUpWhatAnEarlierRunHasLeftOverSegments() throws IOException {
    try (SpoolLog log = open()) {
      for (int i = 0; i < 20; i++) {
        log.append(payload(i, 1000), EPOCH, i, i);
      }
    }

    try (SpoolLog log = open()) {
      assertThat(sequences(log)).containsExactlyElementsOf(range(0, 20));
      assertThat(log.read(log.recovered().get(13))).isEqualTo(payload(13, 1000));
      assertThat(log.tornBytes()).isZero();
      SpoolEntry next = log.append(payload(20, 10), EPOCH, 20, 20);
      assertThat(next.segment()).isGreaterThan(log.recovered().get(19).segment());
    }
  }

  /** A power cut may leave any part of what was written last. */
  @Test
  void detectsALastRecordCutAtEveryByte() throws IOException {
    byte[] whole = threeRecords();
    int lastAt = whole.length - (RecordHeader.BYTES + 90);

    for (int length = lastAt; length < whole.length; length++) {
      Files.write(onlySegment(), Arrays.copyOf(whole, length));

      try (SpoolLog log = open()) {
        assertThat(sequences(log)).as("cut at %d", length).containsExactly(0L, 1L);
        assertThat(log.tornBytes()).isEqualTo(length - lastAt);
        assertThat(Files.size(onlySegment())).isEqualTo(lastAt);
      }
    }
  }

  @Test
  void detectsALastRecordDamagedAtEveryByte() throws IOException {
    byte[] whole = threeRecords();
    int lastAt = whole.length - (RecordHeader.BYTES + 90);

    for (int at = lastAt; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Files.write(onlySegment(), damaged);

      try (SpoolLog log = open()) {
        assertThat(sequences(log)).as("damaged at %d", at).containsExactly(0L, 1L);
        assertThat(log.tornBytes()).isEqualTo(RecordHeader.BYTES + 90);
      }
    }
  }

  @Test
  void detectsALastRecordOfZeros() throws IOException {
    byte[] whole = threeRecords();
    int lastAt = whole.length - (RecordHeader.BYTES + 90);
    Arrays.fill(whole, lastAt, whole.length, (byte) 0);
    Files.write(onlySegment(), whole);

    try (SpoolLog log = open()) {
      assertThat(sequences(log)).containsExactly(0L, 1L);
      assertThat(log.tornBytes()).isEqualTo(RecordHeader.BYTES + 90);
    }
  }

  /** Whatever byte before the end is damaged, what lies behind it is not lost with it. */
  @Test
  void losesOnlyTheDamagedRecordBeforeTheEnd() throws IOException {
    byte[] whole = threeRecords();
    int middleAt = RecordHeader.BYTES + 50;

    for (int at = middleAt; at < middleAt + RecordHeader.BYTES + 70; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Files.write(onlySegment(), damaged);

      try (SpoolLog log = open()) {
        assertThat(readable(log)).as("damaged at %d", at).containsExactly(0L, 2L);
      }
    }
  }

  @Test
  void saysThatWhatTheDiskGivesIsDamaged() throws IOException {
    try (SpoolLog log = open()) {
      SpoolEntry entry = log.append(payload(0, 500), EPOCH, 0, 0);
      byte[] bytes = Files.readAllBytes(onlySegment());
      bytes[RecordHeader.BYTES + 250] ^= 1;
      Files.write(onlySegment(), bytes);

      assertThatExceptionOfType(SpoolDamagedException.class)
          .isThrownBy(() -> log.read(entry))
          .withMessageContaining("does not stand its checksum");
    }
  }

  @Test
  void deletesASegmentWithItsLastFrame() throws IOException {
    try (SpoolLog log = open()) {
      List<SpoolEntry> entries = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        entries.add(log.append(payload(i, 1000), EPOCH, i, i));
      }
      int before = segments().size();

      for (SpoolEntry entry : entries.subList(0, 8)) {
        log.remove(entry);
      }

      assertThat(segments()).hasSize(before - 2);
      assertThat(log.read(entries.get(8))).isEqualTo(payload(8, 1000));
      entries.subList(8, 20).forEach(entry -> remove(log, entry));
      log.clear();
      assertThat(segments()).isEmpty();
      assertThat(log.sizeBytes()).isZero();
    }
  }

  @Test
  void givesUpTheOldestSegment() throws IOException {
    try (SpoolLog log = open()) {
      for (int i = 0; i < 20; i++) {
        log.append(payload(i, 1000), EPOCH, i, i);
      }

      List<SpoolEntry> dropped = log.dropOldest();

      assertThat(dropped.stream().map(SpoolEntry::sequence)).containsExactly(0L, 1L, 2L, 3L);
    }
  }

  @Test
  void givesUpAboutAFrameWhereTheBoundHoldsFewerThanSixtyFour() {
    long bound = 1 << 20;
    SpoolSettings small =
        new SpoolSettings(directory, bound, Duration.ZERO, Duration.ZERO, SpoolPolicy.DROP_OLDEST);
    SpoolSettings usual = SpoolSettings.in(directory);

    assertThat(small.segmentBytes()).isEqualTo(16 << 10);
    assertThat(usual.segmentBytes()).isEqualTo(16 << 20);
  }

  /** Hundreds of segments a camera would take more handles than many systems give a process. */
  @Test
  void holdsFewFilesOpenHoweverManySegmentsThereAre() throws IOException {
    try (SpoolLog log = open()) {
      for (int i = 0; i < 200; i++) {
        log.append(payload(i, 4096), EPOCH, i, i);
      }
      assertThat(segments()).hasSize(200);
      assertThat(openFiles()).isLessThanOrEqualTo(1);
    }

    try (SpoolLog log = open()) {
      assertThat(openFiles()).isZero();
      for (SpoolEntry entry : log.recovered()) {
        assertThat(log.read(entry)).isEqualTo(payload(entry.sequence(), 4096));
        assertThat(openFiles()).isEqualTo(1);
      }
    }
  }

  private long openFiles() throws IOException {
    Path handles = Path.of("/proc/self/fd");
    assumeThat(handles).isDirectory();
    try (Stream<Path> all = Files.list(handles)) {
      return all.filter(this::isOurs).count();
    }
  }

  private boolean isOurs(Path handle) {
    try {
      return Files.readSymbolicLink(handle).startsWith(directory);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  @Test
  void knowsItsBound() throws IOException {
    try (SpoolLog log = SpoolLog.open(directory, 5000, SEGMENT)) {
      assertThat(log.hasRoomFor(4960)).isTrue();
      assertThat(log.hasRoomFor(4961)).isFalse();

      log.append(payload(0, 1000), EPOCH, 0, 0);

      assertThat(log.hasRoomFor(3920)).isTrue();
      assertThat(log.hasRoomFor(3921)).isFalse();
    }
  }

  /** Random work, cut at a random byte of what was written last, seeds 0 to 199. */
  @Test
  void survivesCutsAnywhere() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Path own = directory.resolve("run-" + seed);
      List<Long> alive = new ArrayList<>();
      long lastAt = 0;
      try (SpoolLog log = SpoolLog.open(own, BOUND, SEGMENT)) {
        List<SpoolEntry> entries = new ArrayList<>();
        int frames = 1 + random.nextInt(30);
        for (int i = 0; i < frames; i++) {
          SpoolEntry entry = log.append(payload(i, random.nextInt(1500)), EPOCH, i, i);
          entries.add(entry);
          lastAt = entry.position();
          if (random.nextInt(3) == 0) {
            log.remove(entries.remove(0));
          }
        }
        entries.forEach(entry -> alive.add(entry.sequence()));
      }
      Path last = last(own);
      long cutAt = lastAt + random.nextLong(Files.size(last) - lastAt + 1);
      boolean isWhole = cutAt == Files.size(last);
      Files.write(last, Arrays.copyOf(Files.readAllBytes(last), (int) cutAt));

      try (SpoolLog log = SpoolLog.open(own, BOUND, SEGMENT)) {
        List<Long> expected = isWhole ? alive : alive.subList(0, Math.max(0, alive.size() - 1));
        assertThat(readable(log)).as("seed %d", seed).containsAll(expected).isSorted();
      }
    }
  }

  private byte[] threeRecords() throws IOException {
    try (SpoolLog log = open()) {
      log.append(payload(0, 50), EPOCH, 0, 0);
      log.append(payload(1, 70), EPOCH, 1, 1);
      log.append(payload(2, 90), EPOCH, 2, 2);
    }
    return Files.readAllBytes(onlySegment());
  }

  private SpoolLog open() throws IOException {
    return SpoolLog.open(directory, BOUND, SEGMENT);
  }

  private static void remove(SpoolLog log, SpoolEntry entry) {
    try {
      log.remove(entry);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static List<Long> sequences(SpoolLog log) {
    return log.recovered().stream().map(SpoolEntry::sequence).toList();
  }

  private static List<Long> readable(SpoolLog log) throws IOException {
    List<Long> readable = new ArrayList<>();
    for (SpoolEntry entry : log.recovered()) {
      try {
        assertThat(log.read(entry)).isEqualTo(payload(entry.sequence(), entry.payloadBytes()));
        readable.add(entry.sequence());
      } catch (SpoolDamagedException damaged) {
        assertThat(damaged).hasMessageContaining("checksum");
      }
    }
    return readable;
  }

  private static List<Long> range(long from, long to) {
    return java.util.stream.LongStream.range(from, to).boxed().toList();
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private Path onlySegment() throws IOException {
    return last(directory);
  }

  private static Path last(Path own) throws IOException {
    try (Stream<Path> files = Files.list(own)) {
      return files.sorted().reduce((first, second) -> second).orElseThrow();
    }
  }

  private static byte[] payload(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
