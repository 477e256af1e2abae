package lineside.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lineside.ingest.TestPictures;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.Origin;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.LossReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCameraTest {
  @TempDir Path folder;

  @Test
  void playsAllSubFoldersSortedEachPictureAPartOfItsOwn() throws IOException {
    write("good/b.PNG", TestPictures.png(8, 6));
    write("good/a.jpg", TestPictures.jpeg(8, 6));
    write("defect/z.bmp", TestPictures.bmp(8, 6));
    write("labels.csv", new byte[] {1});

    List<TriggerRequest> requests = requests(FolderCamera.of(folder));

    assertThat(requests.stream().map(TriggerRequest::partId))
        .containsExactly("defect/z.bmp", "good/a.jpg", "good/b.PNG");
    assertThat(requests.stream().map(TriggerRequest::offsetMillis)).containsExactly(0L, 200L, 400L);
    assertThat(requests.stream().map(TriggerRequest::recipeId)).containsOnly("images");
    assertThat(requests.stream().map(TriggerRequest::attempt)).containsOnly(1);
  }

  @Test
  void playsAsTheNameRecipeAndPeriodThatItIsGiven() throws IOException {
    write("a.png", TestPictures.png(8, 6));
    write("b.png", TestPictures.png(8, 6));

    CameraName name = new CameraName("line-7", "cam-3");
    Camera camera = FolderCamera.of(folder, name, "spindle", Duration.ofMillis(50));

    assertThat(camera.name()).isEqualTo(name);
    assertThat(camera.origin()).isEqualTo(Origin.SIMULATED);
    assertThat(requests(camera).get(1))
        .isEqualTo(new TriggerRequest(50, "b.png", 1, "spindle", null, "b.png"));
  }

  @Test
  void takesUpAnInterruptedRunWhereItWas() throws IOException {
    write("a.png", TestPictures.png(8, 6));
    write("b.png", TestPictures.png(8, 6));
    Camera camera = FolderCamera.of(folder);

    camera.triggers().open(1);

    assertThat(camera.triggers().next().map(TriggerRequest::partId)).contains("b.png");
    assertThat(camera.triggers().next()).isEmpty();
  }

  @Test
  void refusesAFolderWithoutPictures() throws IOException {
    write("readme.txt", new byte[] {1});

    assertThatIOException()
        .isThrownBy(() -> FolderCamera.of(folder))
        .withMessageContaining("folder read failed");
  }

  @Test
  void shortensAPathThatIsNoPartId() {
    String path = "deep/".repeat(40) + "part-0815.png";

    String partId = FolderTriggers.partId(path);

    assertThat(partId).hasSizeLessThanOrEqualTo(128).endsWith("part-0815.png");
    assertThat(FolderTriggers.partId("other/" + path)).isNotEqualTo(partId);
  }

  @Test
  void passesJpegOnByteForByte() throws IOException {
    byte[] jpeg = TestPictures.jpeg(12, 9);
    write("a.jpg", jpeg);

    Capture capture = captureFirst();

    assertThat(capture).isInstanceOf(Capture.Encoded.class);
    Capture.Encoded encoded = (Capture.Encoded) capture;
    assertThat(encoded.image().encoding()).isEqualTo(FrameEncoding.JPEG);
    assertThat(encoded.image().bytes()).isEqualTo(ByteBuffer.wrap(jpeg));
  }

  @Test
  void passesADamagedPictureOnWhenItsHeaderStatesItsSize() throws IOException {
    byte[] png = TestPictures.png(60, 60);
    write("a.png", Arrays.copyOf(png, png.length / 2));

    assertThat(captureFirst()).isInstanceOf(Capture.Encoded.class);
  }

  @Test
  void decodesFormatsThatFramesDoNotHave() throws IOException {
    write("a.bmp", TestPictures.bmp(12, 9));

    Capture capture = captureFirst();

    assertThat(capture).isInstanceOf(Capture.Pixels.class);
    try (var picture = ((Capture.Pixels) capture).picture()) {
      assertThat(picture.widthPx()).isEqualTo(12);
    }
  }

  @Test
  void losesAFileWithoutBytes() throws IOException {
    write("a.png", new byte[0]);

    assertThat(missed(captureFirst())).contains(LossReason.UNREADABLE_SOURCE);
  }

  @Test
  void losesAFileThatIsNoPicture() throws IOException {
    write("a.png", "hello".getBytes(StandardCharsets.UTF_8));

    assertThat(missed(captureFirst())).contains(LossReason.UNREADABLE_SOURCE);
  }

  @Test
  void losesAFileThatHasGone() throws IOException {
    write("a.png", TestPictures.png(8, 6));
    Camera camera = FolderCamera.of(folder);
    TriggerRequest request = requests(camera).get(0);
    Files.delete(folder.resolve("a.png"));

    assertThat(missed(camera.frames().capture(request))).contains(LossReason.UNREADABLE_SOURCE);
  }

  private Capture captureFirst() throws IOException {
    Camera camera = FolderCamera.of(folder);
    camera.frames().open();
    return camera.frames().capture(requests(camera).get(0));
  }

  private static Optional<LossReason> missed(Capture capture) {
    return capture instanceof Capture.Missed missed
        ? Optional.of(missed.reason())
        : Optional.empty();
  }

  private static List<TriggerRequest> requests(Camera camera) throws IOException {
    camera.triggers().open(0);
    List<TriggerRequest> requests = new ArrayList<>();
    Optional<TriggerRequest> next = camera.triggers().next();
    while (next.isPresent()) {
      requests.add(next.get());
      next = camera.triggers().next();
    }
    return requests;
  }

  private void write(String path, byte[] content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, content);
  }
}
