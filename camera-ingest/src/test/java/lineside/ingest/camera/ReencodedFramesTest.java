package lineside.ingest.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import lineside.ingest.TestPictures;
import lineside.ingest.folder.FolderCamera;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.LossReason;
import lineside.vision.frame.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReencodedFramesTest {
  @TempDir Path folder;

  @Test
  void decodesWhatIsStored() throws IOException {
    Capture capture = captureOf(TestPictures.png(9, 7));

    assertThat(capture).isInstanceOf(Capture.Pixels.class);
    try (Picture picture = ((Capture.Pixels) capture).picture();
        Picture expected = TestPictures.mono(9, 7)) {
      assertThat(picture.encodePng()).isEqualTo(expected.encodePng());
    }
  }

  @Test
  void passesOnWhatDoesNotDecode() throws IOException {
    byte[] png = TestPictures.png(90, 70);

    assertThat(captureOf(Arrays.copyOf(png, png.length / 2))).isInstanceOf(Capture.Encoded.class);
  }

  @Test
  void leavesLossesAlone() throws IOException {
    assertThat(captureOf(new byte[0]))
        .isEqualTo(
            new Capture.Missed(LossReason.UNREADABLE_SOURCE, "picture a.png has zero bytes"));
  }

  private Capture captureOf(byte[] stored) throws IOException {
    Files.write(folder.resolve("a.png"), stored);
    try (FrameSource frames = new ReencodedFrames(FolderCamera.of(folder).frames())) {
      frames.open();
      return frames.capture(new TriggerRequest(0, "A-1", 1, "images", null, "a.png"));
    }
  }
}
