package lineside.analyzer.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Polygon;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.wire.TrustedRecords;
import lineside.vision.detect.DefectDetector;
import lineside.vision.evidence.DirectoryEvidenceStore;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small sample model stands in for a large one. */
class LargeModelTest {
  private static final Path PACKAGE = Path.of("../sample-footage/models/small");

  @TempDir private Path directory;
  private DirectoryEvidenceStore store;
  private LargeModel model;

  @BeforeEach
  void open() throws Exception {
    TrustedRecords.trust();
    store = new DirectoryEvidenceStore(directory);
    model =
        new LargeModel(
            DefectDetector.open(ModelPackage.load(PACKAGE), Provider.CPU, 1),
            store,
            Clock.fixed(Instant.ofEpochSecond(3), ZoneOffset.UTC),
            () -> 0);
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void answersForThePictureOfTheHash() throws Exception {
    String picture = store.put(Files.readAllBytes(goldenPicture()));

    SecondOpinionAnswer answer = model.answer(request(picture));

    assertThat(answer.getRequestId()).isEqualTo("request-1");
    assertThat(answer.getModelSha256()).isEqualTo(ModelPackage.load(PACKAGE).sha256());
    assertThat(answer.getAnsweredAtMicros()).isEqualTo(3_000_000);
    assertThat(answer.getResultEvaluation() == ResultEvaluation.NOT_OK)
        .isEqualTo(answer.getScore() >= answer.getThreshold());
  }

  @Test
  void refusesWhatCanNeverBeAnswered() throws Exception {
    String broken = store.put(new byte[] {1, 2, 3});
    SecondOpinionRequest noArea =
        SecondOpinionRequest.newBuilder(request(broken))
            .setIgnoredPolygons(List.of(new Polygon(List.of())))
            .build();

    refuses(request("ab".repeat(32)), DeadLetterReason.EVIDENCE_MISSING);
    refuses(request("../../etc/passwd"), DeadLetterReason.UNREADABLE_MESSAGE);
    refuses(request(broken), DeadLetterReason.UNDECODABLE_IMAGE);
    refuses(noArea, DeadLetterReason.UNREADABLE_MESSAGE);
  }

  @Test
  void looksOnlyWhereTheMaskOfTheRequestIsNotBlack() throws Exception {
    byte[] bytes = Files.readAllBytes(goldenPicture());
    String picture = store.put(bytes);
    SecondOpinionRequest masked = masked(picture, cornerMask(bytes, 0));

    assertThat(model.answer(masked).getScore())
        .isLessThan(model.answer(request(picture)).getScore());
  }

  @Test
  void refusesAMaskForPicturesOfAnotherSize() throws Exception {
    byte[] bytes = Files.readAllBytes(goldenPicture());
    String picture = store.put(bytes);

    refuses(masked(picture, cornerMask(bytes, 2)), DeadLetterReason.MODEL_FAILED);
  }

  private static SecondOpinionRequest masked(String picture, byte[] mask) {
    return SecondOpinionRequest.newBuilder(request(picture))
        .setMaskPng(ByteBuffer.wrap(mask))
        .build();
  }

  /** Black but for the first 8 by 8 pixels, so much wider than the picture. */
  private static byte[] cornerMask(byte[] picture, int widerPx) throws Exception {
    try (Picture decoded = new PictureDecoder(10_000_000).decode(ByteBuffer.wrap(picture));
        Scalar black = new Scalar(0);
        Scalar white = new Scalar(255);
        Rect box = new Rect(0, 0, 8, 8);
        Picture mask =
            new Picture(
                new Mat(
                    decoded.heightPx(), decoded.widthPx() + widerPx, opencv_core.CV_8UC1, black));
        Mat corner = new Mat(mask.mat(), box)) {
      corner.put(white);
      return mask.encodePng();
    }
  }

  private void refuses(SecondOpinionRequest request, DeadLetterReason reason) {
    assertThatExceptionOfType(RefusedRequestException.class)
        .isThrownBy(() -> model.answer(request))
        .extracting(RefusedRequestException::reason)
        .isEqualTo(reason);
  }

  private static Path goldenPicture() throws Exception {
    try (Stream<Path> files = Files.walk(PACKAGE)) {
      return files
          .filter(file -> file.toString().endsWith(".png"))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private static SecondOpinionRequest request(String picture) {
    return SecondOpinionRequest.newBuilder()
        .setRequestId("request-1")
        .setViewId("view-1")
        .setInspectionId("inspection-1")
        .setLineId("line-a")
        .setRecipeId("bracket")
        .setCameraId("top")
        .setIsAudit(false)
        .setPictureSha256(picture)
        .setScore(0.5f)
        .setModelSha256("cd".repeat(32))
        .setRank(0.3)
        .setTriggeredAt(Instant.ofEpochMilli(1000))
        .setDeadlineAt(Instant.ofEpochMilli(2000))
        .setTakenUntil(Instant.ofEpochMilli(4000))
        .setRequestedAtMicros(1_100_000)
        .build();
  }
}
