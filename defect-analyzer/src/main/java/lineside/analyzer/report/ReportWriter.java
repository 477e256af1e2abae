package lineside.analyzer.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.mining.InspectedPart;
import lineside.analyzer.mining.Population;
import lineside.vision.evidence.EvidenceStore;

/**
 * Writes the report: a page that needs nothing beside it (script, style and pictures are inside;
 * its content security policy forbids every request) and the same as JSON. Whatever comes from a
 * message is escaped by the template. Files appear whole or not at all.
 */
public final class ReportWriter {
  /** Pictures inside the page, bytes of their base64 text; script and text come on top. */
  private static final long PICTURE_BUDGET_BYTES = 6L << 20;

  private static final String TEMPLATE = "/lineside/analyzer/report/page.mustache";
  private static final String CHART_JS =
      "/META-INF/resources/webjars/chart.js/4.4.9/dist/chart.umd.js";

  private final EvidenceStore evidence;

  /** Reads pictures from {@code evidence}. */
  public ReportWriter(EvidenceStore evidence) {
    this.evidence = evidence;
  }

  /** Writes the page to {@code page} and the JSON to {@code json}. */
  public void write(ReportContents report, Path page, Path json) throws IOException {
    String html =
        Mustache.compiler().escapeHTML(true).compile(resource(TEMPLATE)).execute(pageOf(report));
    replace(page, html);
    replace(json, PatternsJson.of(report));
  }

  private Page pageOf(ReportContents report) throws IOException {
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
    return new Page(
        report.reportId(),
        Figures.minute(report.reportAt()),
        period(parts),
        parts.isEmpty(),
        SummaryPart.tiles(parts),
        SummaryPart.lines(parts),
        headline(parts.size(), patterns.size()),
        !patterns.isEmpty(),
        patterns,
        !open.isEmpty(),
        open,
        faces,
        QualityPart.of(report.archive(), population, pictures),
        report.mined().tests().size(),
        resource(CHART_JS).replace("</script", "<\\/script"),
        ChartData.of(population, report.mined().patterns()));
  }

  private static String headline(int parts, int patterns) {
    if (parts == 0) {
      return "The archive holds no inspections: there is nothing to report.";
    }
    return switch (patterns) {
      case 0 -> "No factor stands out: what was found shows no pattern.";
      case 1 -> "One cause stands out.";
      default -> patterns + " causes stand out, the one that spoils most parts first.";
    };
  }

  private static String period(List<InspectedPart> parts) {
    return parts.isEmpty()
        ? "no inspections"
        : Figures.second(parts.get(0).at())
            + " to "
            + Figures.second(parts.get(parts.size() - 1).at())
            + " UTC";
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ReportWriter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("report failed: " + name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void replace(Path target, String text) throws IOException {
    Path temporary = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.writeString(temporary, text);
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
