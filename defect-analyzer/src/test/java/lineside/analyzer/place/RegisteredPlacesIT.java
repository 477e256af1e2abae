package lineside.analyzer.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lineside.analyzer.Analysis;
import lineside.analyzer.AnalyzeConfig;
import lineside.analyzer.simulation.ArchiveFiles;
import lineside.analyzer.simulation.SimulatedArchive;
import lineside.schemas.record.Box;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.Finding;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.Pattern;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import lineside.vision.evidence.DirectoryEvidenceStore;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cracks that are always at the slot of a part which lies elsewhere in every view. */
class RegisteredPlacesIT {
  private static final Point2D SLOT = new Point2D.Double(210, 150);
  private static final double MOST_PX = 45;
  private static final double MOST_RADIANS = 0.15;

  /** Share of the view. */
  private static final Offset<Float> ABOUT = within(0.06f);

  @TempDir private Path folder;
  private final Random random = new Random(31);

  @BeforeEach
  void write() throws IOException {
    MovingBracket bracket =
        new MovingBracket(random, new DirectoryEvidenceStore(folder.resolve("evidence")));
    List<InspectionRow> rows = SimulatedArchive.of(31, 1200, List.of()).rows();
    for (InspectionRow row : rows) {
      ViewVerdict view = row.getVerdict().getViews().get(0);
      if (!view.getStationId().equals("a1")
          || view.getResultEvaluation() == ResultEvaluation.UNDEFINED) {
        continue;
      }
      if (random.nextInt(17) == 0) {
        add(row, "crack", SLOT);
      } else if (random.nextInt(14) == 0) {
        add(row, "stain", anywhere());
      }
      if (view.getResultEvaluation() == ResultEvaluation.NOT_OK) {
        move(view, bracket);
      }
    }
    ArchiveFiles.write(folder.resolve("archive/part-0.avro"), rows);
  }

  @Test
  void countsAtThePlaceOnThePartWherePicturesOfTheViewsAreKept() throws IOException {
    List<Pattern> patterns = cracksAtOnePlace(folder.resolve("evidence"));

    assertThat(patterns).hasSize(1);
    Pattern pattern = patterns.get(0);
    // The part lies in the middle of the view when it is usual.
    assertThat(pattern.getCentreX()).isCloseTo((float) (SLOT.getX() / MovingBracket.WIDTH), ABOUT);
    assertThat(pattern.getCentreY()).isCloseTo((float) (SLOT.getY() / MovingBracket.HEIGHT), ABOUT);
    assertThat(pattern.getPartsWithDefect())
        .isGreaterThan(10 * pattern.getPartsWithDefectElsewhere());
    assertThat(Files.readString(folder.resolve("out/index.html")))
        .contains("are registered to the part");
  }

  @Test
  void findsNoPlaceWhereThePicturesAreGone() throws IOException {
    assertThat(cracksAtOnePlace(Files.createDirectories(folder.resolve("gone")))).isEmpty();
    assertThat(Files.readString(folder.resolve("out/index.html")))
        .doesNotContain("are registered to the part");
  }

  private List<Pattern> cracksAtOnePlace(Path evidence) throws IOException {
    AnalyzeConfig config =
        new AnalyzeConfig(
            folder.resolve("archive"),
            evidence,
            Files.createDirectories(folder.resolve("out")),
            "report-1",
            Instant.parse("2026-03-02T07:00:00Z"));
    return Analysis.run(config).patterns().stream()
        .filter(pattern -> pattern.getDefectKind().equals("crack"))
        .filter(pattern -> pattern.getFactorKind() == FactorKind.POSITION)
        .toList();
  }

  private Point2D anywhere() {
    return new Point2D.Double(70 + 180 * random.nextDouble(), 60 + 120 * random.nextDouble());
  }

  private static void add(InspectionRow row, String kind, Point2D at) {
    ViewVerdict view = row.getVerdict().getViews().get(0);
    List<Finding> findings = new ArrayList<>(view.getFindings());
    findings.add(
        Finding.newBuilder()
            .setKind(kind)
            .setScore(0.9f)
            .setAreaPx(120)
            .setBox(new Box(0, 0, 20, 12))
            .setCentreX((float) (at.getX() / MovingBracket.WIDTH))
            .setCentreY((float) (at.getY() / MovingBracket.HEIGHT))
            .setTouchesStart(false)
            .setTouchesEnd(false)
            .setContinuesPrevious(false)
            .build());
    view.setFindings(findings);
    view.setScore(0.9f);
    view.setResultEvaluation(ResultEvaluation.NOT_OK);
    row.getVerdict().setResultEvaluation(ResultEvaluation.NOT_OK);
    row.setIsFlagged(true);
  }

  private void move(ViewVerdict view, MovingBracket bracket) throws IOException {
    AffineTransform pose = new AffineTransform();
    pose.translate(MOST_PX * either(), MOST_PX * either());
    pose.rotate(MOST_RADIANS * either(), MovingBracket.WIDTH / 2.0, MovingBracket.HEIGHT / 2.0);
    for (Finding finding : view.getFindings()) {
      Point2D seen =
          pose.transform(
              new Point2D.Double(
                  finding.getCentreX() * MovingBracket.WIDTH,
                  finding.getCentreY() * MovingBracket.HEIGHT),
              null);
      finding.setCentreX((float) (seen.getX() / MovingBracket.WIDTH));
      finding.setCentreY((float) (seen.getY() / MovingBracket.HEIGHT));
    }
    view.setEvidenceSha256(bracket.show(pose));
  }

  private double either() {
    return 2 * random.nextDouble() - 1;
  }
}
