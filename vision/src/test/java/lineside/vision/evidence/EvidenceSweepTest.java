package lineside.vision.evidence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceSweepTest {
  private static final Instant BEFORE = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant OLD = BEFORE.minusSeconds(1);

  @TempDir Path root;

  @Test
  void removesWhatNobodyNeedsAndIsOld() throws IOException {
    String needed = store("needed", OLD);
    String old = store("old picture", OLD);
    String young = store("young", BEFORE);

    EvidenceSweep.Swept swept =
        new EvidenceSweep(root).sweep(needed::equals, BEFORE, EvidenceSweep.Mode.REMOVE);

    assertThat(swept.kept()).isEqualTo(new EvidenceSweep.Pile(1, 6));
    assertThat(swept.removed()).isEqualTo(new EvidenceSweep.Pile(1, 11));
    assertThat(swept.young()).isEqualTo(new EvidenceSweep.Pile(1, 5));
    assertThat(has(needed)).isTrue();
    assertThat(has(old)).isFalse();
    assertThat(has(young)).isTrue();
  }

  @Test
  void countsAndRemovesNothingWhenAskedToCount() throws IOException {
    String old = store("old", OLD);

    EvidenceSweep.Swept swept =
        new EvidenceSweep(root).sweep(name -> false, BEFORE, EvidenceSweep.Mode.COUNT);

    assertThat(swept.removed().count()).isEqualTo(1);
    assertThat(has(old)).isTrue();
  }

  @Test
  void leavesAPictureThatWasStoredAgain() throws IOException {
    String old = store("seen twice", OLD);
    new DirectoryEvidenceStore(root, () -> BEFORE)
        .put("seen twice".getBytes(StandardCharsets.UTF_8));

    EvidenceSweep.Swept swept =
        new EvidenceSweep(root).sweep(name -> false, BEFORE, EvidenceSweep.Mode.REMOVE);

    assertThat(swept.young().count()).isEqualTo(1);
    assertThat(has(old)).isTrue();
  }

  @Test
  void putsBackWhatAKilledSweepHadSetAside() throws IOException {
    String needed = store("needed", OLD);
    Path file = fileOf(needed);
    Files.move(file, file.resolveSibling("." + file.getFileName() + ".swept"));

    EvidenceSweep sweep = new EvidenceSweep(root);
    assertThat(sweep.foreign()).isEmpty();
    sweep.sweep(needed::equals, BEFORE, EvidenceSweep.Mode.REMOVE);

    assertThat(has(needed)).isTrue();
  }

  @Test
  void removesOldHalfWrittenFiles() throws IOException {
    Path folder = requireNonNull(fileOf(store("old", OLD)).getParent());
    Path part = Files.writeString(folder.resolve("." + UUID.randomUUID() + ".part"), "half");
    Files.setLastModifiedTime(part, FileTime.from(OLD));

    EvidenceSweep.Swept swept =
        new EvidenceSweep(root).sweep(name -> true, BEFORE, EvidenceSweep.Mode.REMOVE);

    assertThat(swept.halfWritten()).isEqualTo(new EvidenceSweep.Pile(1, 4));
    assertThat(part).doesNotExist();
  }

  @Test
  void namesWhatIsNoEvidence() throws IOException {
    store("picture", OLD);
    Path letter = Files.writeString(root.resolve("letter.txt"), "dear reader");
    Path photo = Files.createDirectories(root.resolve("ab")).resolve("holiday.png");
    Files.writeString(photo, "photo");

    assertThat(new EvidenceSweep(root).foreign()).containsExactlyInAnyOrder(letter, photo);
  }

  private String store(String content, Instant at) throws IOException {
    String name = new DirectoryEvidenceStore(root).put(content.getBytes(StandardCharsets.UTF_8));
    Files.setLastModifiedTime(fileOf(name), FileTime.from(at));
    return name;
  }

  private boolean has(String name) {
    return Files.exists(fileOf(name));
  }

  private Path fileOf(String name) {
    return root.resolve(name.substring(0, 2)).resolve(name + ".png");
  }
}
