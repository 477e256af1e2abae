package lineside.analyzer.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.mining.InspectedPart;
import lineside.analyzer.mining.Population;
import lineside.analyzer.narrate.Narration;
import lineside.analyzer.narrate.Narrator;
import lineside.vision.evidence.EvidenceStore;

/**
 * Writes the report: a page that needs nothing beside it (style and pictures are inside; its
 * content security policy forbids every request and every script), the same to print as PDF, and
 * the same as JSON. Whatever comes from a message is escaped by the template. Files appear whole or
 * not at all; the JSON comes last, because the next report is compared with it.
 */
public final class ReportWriter {
  /** Pictures inside the page, bytes of their base64 text; style and text come on top. */
  private static final long PICTURE_BUDGET_BYTES = 6L << 20;

  private static final String RESOURCES = "/lineside/analyzer/report/";
  private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

  private final EvidenceStore evidence;
  private final Narrator narrator;

  /** Reads pictures from {@code evidence}, and has the summary told by {@code narrator}. */
  public ReportWriter(EvidenceStore evidence, Narrator narrator) {
    this.evidence = evidence;
    this.narrator = narrator;
  }

  /**
   * Writes the page to {@code page}, the printable one to {@code pdf} and the JSON to {@code json}.
   *
   * @throws IOException when one can't be written; what was there before stays whole
   */
  public void write(ReportContents report, Path page, Path pdf, Path json) throws IOException {
    Template template =
        Mustache.compiler()
            .withEscaper(Plot::escaped)
            .emptyStringIsFalse(true)
            .compile(new String(resource("page.mustache"), StandardCharsets.UTF_8));
    Content content = contentOf(report);
    String screen = template.execute(content.dressed(look("screen.css", false)));
    byte[] paper =
        PdfPage.of(
            template.execute(content.dressed(look("paper.css", true))),
            report.heading(),
            new PdfPage.Fonts(font("DejaVuSans.ttf"), font("DejaVuSans-Bold.ttf")));
    new WholeFiles()
        .with(page, screen.getBytes(StandardCharsets.UTF_8))
        .with(pdf, paper)
        .with(json, PatternsJson.of(report).getBytes(StandardCharsets.UTF_8))
        .write();
  }

  private static Page.Look look(String style, boolean isPaper) throws IOException {
    return new Page.Look(new String(resource(style), StandardCharsets.UTF_8), isPaper);
  }

  /** The page without its dress. */
  private interface Content {
    Page dressed(Page.Look look);
  }

  private Content contentOf(ReportContents report) {
    Population population = report.mined().population();
    List<InspectedPart> parts = population.parts();
    InlinePictures pictures = new InlinePictures(evidence, PICTURE_BUDGET_BYTES);
    PatternPart sections = new PatternPart(pictures);
    List<Page.PatternPart> patterns = new ArrayList<>();
    for (int i = 0; i < report.patterns().size(); i++) {
      patterns.add(sections.of(i + 1, report.mined().patterns().get(i), report.patterns().get(i)));
    }
    List<Page.FacePart> faces = FaceParts.of(population, pictures);
    List<Page.OpenRow> open = OpenRows.of(report.mined());
    Page.Quality quality = QualityPart.of(report.data(), population, pictures);
    Page.Summary summary = SummaryPart.of(report, patterns);
    Page.Overview overview = OverviewPart.of(population);
    List<Page.Tile> tiles = SummaryPart.tiles(parts);
    Narration narration = narrator.tell(ReportFacts.of(period(parts), tiles, summary, patterns));
    Page.Changes changes = ChangesPart.of(report.comparison(), report.money().costs().currency());
    return look ->
        new Page(
            look,
            report.heading().reportId(),
            Figures.minute(report.heading().reportAt()),
            period(parts),
            parts.isEmpty(),
            tiles,
            SummaryPart.lines(parts),
            summary,
            changes,
            patterns,
            !open.isEmpty(),
            open,
            faces,
            quality,
            report.mined().tests().size(),
            overview,
            Page.Told.of(narration));
  }

  private static String period(List<InspectedPart> parts) {
    return parts.isEmpty()
        ? "no inspections"
        : Figures.second(parts.get(0).at())
            + " to "
            + Figures.second(parts.get(parts.size() - 1).at())
            + " UTC";
  }

  private static byte[] resource(String name) throws IOException {
    return read(RESOURCES + name);
  }

  private static byte[] font(String name) throws IOException {
    return read(FONTS + name);
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = ReportWriter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("report failed: " + name + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }
}
