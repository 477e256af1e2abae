package lineside.console.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reports in a folder, as the analyzer leaves them: patterns.json and a page. */
final class Reports {
  private final Path root;

  Reports(Path root) {
    this.root = root;
  }

  void write(String reportId, String reportAt, List<Map<String, Object>> patterns)
      throws IOException {
    Path folder = Files.createDirectories(root.resolve(reportId));
    Map<String, Object> report =
        Map.of(
            "reportId", reportId,
            "reportAt", reportAt,
            "inspections", 1918,
            "tests", 214,
            "patterns", patterns);
    new ObjectMapper().writeValue(folder.resolve("patterns.json").toFile(), report);
    Files.writeString(
        folder.resolve("index.html"),
        "<!doctype html><html lang=en><title>Report</title><h1>Report "
            + reportId
            + "</h1></html>");
  }

  static Map<String, Object> pattern(String patternId, String title, double ratio) {
    return Map.ofEntries(
        Map.entry("patternId", patternId),
        Map.entry("lineId", "line-1"),
        Map.entry("stationId", "press"),
        Map.entry("defectKind", "scratch"),
        Map.entry("title", title),
        Map.entry("factorKind", "PALLET"),
        Map.entry("factorName", "palletId"),
        Map.entry("factorValue", "5"),
        Map.entry("partsWithDefect", 31),
        Map.entry("partsUnderFactor", 60),
        Map.entry("rateRatio", ratio),
        Map.entry("rateRatioLow", ratio / 2),
        Map.entry("rateRatioHigh", ratio * 2),
        Map.entry("qValue", 1e-9),
        Map.entry("test", "Fisher's exact test"),
        Map.entry("firstSeenAt", "2026-03-02T06:00:00Z"),
        Map.entry("lastSeenAt", "2026-03-02T14:00:00Z"));
  }
}
