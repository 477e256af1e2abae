package lineside.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import lineside.jobs.frame.RawFrame;
import lineside.schemas.record.Box;
import lineside.schemas.record.Finding;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.Trigger;
import lineside.vision.detect.Detection;
import lineside.vision.detect.Region;
import org.junit.jupiter.api.Test;

class FindingsOfViewTest {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 100;
  private final InMemoryEvidence evidence = new InMemoryEvidence();
  private final FindingsOfView findings = new FindingsOfView(new EvidenceWriter(evidence));

  @Test
  void keepsKindScoreAreaBoxAndRelativeCentre() throws Exception {
    Finding finding = on(TestFrames.bracket(), region(0.7f, 50, 20, 30, 10)).get(0);

    assertThat(finding.getKind()).isEqualTo("pit");
    assertThat(finding.getScore()).isEqualTo(0.7f);
    assertThat(finding.getAreaPx()).isEqualTo(123.5);
    assertThat(finding.getBox()).isEqualTo(new Box(50, 20, 30, 10));
    assertThat(finding.getCentreX()).isEqualTo(65f / 200);
    assertThat(finding.getCentreY()).isEqualTo(25f / 100);
    assertThat(finding.getPositionMm()).isNull();
    assertThat(finding.getTouchesStart()).isFalse();
    assertThat(finding.getTouchesEnd()).isFalse();
  }

  @Test
  void placesAFindingOnContinuousMaterialByEncoderAndScale() throws Exception {
    Finding finding = on(TestFrames.strip(), region(0.7f, 50, 20, 30, 10)).get(0);

    // Segment 3 starts at 300 mm; row 25 at 0.5 mm a pixel.
    assertThat(finding.getPositionMm()).isEqualTo(312.5);
  }

  @Test
  void saysWhichEdgesOfASegmentAreTouchedWithinTwoPixels() throws Exception {
    List<Finding> found =
        on(
            TestFrames.strip(),
            region(0.9f, 10, 2, 5, 8),
            region(0.8f, 10, 3, 5, 94),
            region(0.7f, 10, 40, 5, 58));

    assertThat(found).extracting(Finding::getTouchesStart).containsExactly(true, false, false);
    assertThat(found).extracting(Finding::getTouchesEnd).containsExactly(false, false, true);
  }

  @Test
  void putsTheBestFirstAndStoresCropsOfFiveAtMost() throws Exception {
    Region[] regions =
        IntStream.range(0, 7)
            .mapToObj(i -> region(0.3f + i / 10f, 20 * i, 10, 10, 10))
            .toArray(Region[]::new);

    List<Finding> found = on(TestFrames.bracket(), regions);

    assertThat(found).extracting(Finding::getScore).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(found.subList(0, 5)).allMatch(finding -> finding.getEvidenceSha256() != null);
    assertThat(found.subList(5, 7)).allMatch(finding -> finding.getEvidenceSha256() == null);
  }

  private List<Finding> on(Recipe recipe, Region... regions) throws Exception {
    Trigger trigger = TestFrames.trigger(TestFrames.STRIP, 3);
    byte[] pixels = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 7);
    }
    RawFrame raw = TestFrames.raw(new byte[0], trigger);
    try (PendingView view =
        new PendingView(
            raw,
            trigger,
            TestFrames.expected(recipe),
            TestFrames.picture(pixels, WIDTH, HEIGHT),
            new PendingView.Timing(1, 2, 3, 4))) {
      return findings.of(view, new Detection(0.9f, List.of(regions), new float[0]));
    }
  }

  private static Region region(float score, int x, int y, int width, int height) {
    return new Region("pit", score, 123.5, x, y, width, height, x + width / 2f, y + height / 2f);
  }
}
