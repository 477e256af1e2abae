package lineside.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lineside.ingest.TestPictures;
import lineside.ingest.camera.Capture;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.LossReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFolderTest {
  private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();

  @TempDir Path folder;
  private long nowNanos;
  private DroppedFiles files;
  private DroppedFrames frames;

  @BeforeEach
  void watch() throws IOException {
    files = new DroppedFiles(folder, "bracket-a", () -> nowNanos);
    frames = new DroppedFrames(folder);
    files.open(0);
    frames.open();
  }

  @Test
  void asksForADroppedPictureAndPutsItAway() throws IOException {
    drop("P-0815.png", TestPictures.png(8, 6), 1_000);

    assertThat(looks(2))
        .containsExactly(
            new TriggerRequest(0, "P-0815", 1, "bracket-a", null, "P-0815.png")
                .withPosition("P-0815.png"));
    assertThat(frames.capture(request("P-0815.png"))).isInstanceOf(Capture.Encoded.class);
    assertThat(folder.resolve("done/P-0815.png")).exists();
    assertThat(folder.resolve("P-0815.png")).doesNotExist();
  }

  @Test
  void waitsUntilAFileHasStoppedGrowing() throws IOException {
    byte[] png = TestPictures.png(8, 6);
    drop("a.png", Arrays.copyOf(png, 20), 1_000);
    assertThat(looks(1)).isEmpty();
    drop("a.png", png, 2_000);

    assertThat(looks(1)).isEmpty();
    assertThat(looks(1)).extracting(TriggerRequest::partId).containsExactly("a");
  }

  @Test
  void asksForTheOldestFirstAndOnlyOnce() throws IOException {
    drop("b.png", TestPictures.png(8, 6), 1_000);
    drop("a.png", TestPictures.png(8, 6), 2_000);
    drop("notes.txt", new byte[] {1}, 500);

    assertThat(looks(5)).extracting(TriggerRequest::partId).containsExactly("b", "a");
  }

  @Test
  void asksAgainWhenAFileOfTheSameNameIsDroppedLater() throws IOException {
    drop("a.png", TestPictures.png(8, 6), 1_000);
    assertThat(looks(2)).hasSize(1);
    frames.capture(request("a.png"));
    assertThat(looks(2)).isEmpty();
    drop("a.png", TestPictures.png(9, 6), 5_000);

    assertThat(looks(2)).hasSize(1);
  }

  @Test
  void putsAnUnreadableFileAwayAndGoesOn() throws IOException {
    drop("a.png", new byte[0], 1_000);
    drop("b.png", TestPictures.png(8, 6), 2_000);
    assertThat(looks(2)).hasSize(2);

    assertThat(frames.capture(request("a.png")))
        .isInstanceOfSatisfying(
            Capture.Missed.class,
            missed -> assertThat(missed.reason()).isEqualTo(LossReason.UNREADABLE_SOURCE));
    assertThat(folder.resolve("failed/a.png")).exists();
    assertThat(frames.capture(request("b.png"))).isInstanceOf(Capture.Encoded.class);
  }

  @Test
  void doesNotAskAgainForWhatAnEarlierRunHasJournaled() throws IOException {
    drop("a.png", TestPictures.png(8, 6), 1_000);
    drop("b.png", TestPictures.png(8, 6), 2_000);
    files = new DroppedFiles(folder, "bracket-a", () -> nowNanos);
    files.resume("a.png");
    files.open(1);

    assertThat(looks(2)).extracting(TriggerRequest::partId).containsExactly("b");
    assertThat(folder.resolve("done/a.png")).exists();
  }

  private List<TriggerRequest> looks(int times) throws IOException {
    List<TriggerRequest> requests = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      nowNanos += LOOK_NANOS;
      for (Optional<TriggerRequest> next = files.next(); next.isPresent(); next = files.next()) {
        requests.add(next.get());
      }
    }
    return requests;
  }

  private void drop(String name, byte[] content, long changedAtMillis) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    Files.setLastModifiedTime(file, FileTime.fromMillis(changedAtMillis));
  }

  private static TriggerRequest request(String name) {
    return new TriggerRequest(0, "P-1", 1, "bracket-a", null, name);
  }
}
