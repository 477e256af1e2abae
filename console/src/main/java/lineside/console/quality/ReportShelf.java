package lineside.console.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import lineside.console.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reports that the analyzer wrote: one in the directory itself, or one in each of its folders.
 * Read anew whenever somebody asks. Thread-safe.
 */
public final class ReportShelf {
  private static final Logger LOG = LoggerFactory.getLogger(ReportShelf.class);
  private static final String PATTERNS = "patterns.json";
  private static final String PAGE = "index.html";
  private static final String PDF = "report.pdf";
  private static final int MOST = 500;
  private static final long MOST_BYTES = 32L << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Path> root;

  /** Reports of a directory; empty for none. */
  public ReportShelf(Optional<Path> root) {
    this.root = root;
  }

  /** A report in a list. */
  public record Head(
      String reportId,
      @Nullable Long reportAt,
      int patterns,
      long inspections,
      long tests,
      @Nullable String page,
      @Nullable String pdf) {}

  /** A whole report. */
  public record Report(Head head, List<PatternShape> patterns) {
    /** Copies the list. */
    public Report {
      patterns = List.copyOf(patterns);
    }
  }

  /**
   * A pattern of one report beside the same of another.
   *
   * @param state only-left, only-right or both
   * @param ratioChange rate ratio on the right over that on the left; null unless both
   * @param costChange cost on the right less that on the left; null unless both have some
   */
  public record Row(
      String patternId,
      String title,
      String state,
      @Nullable PatternShape left,
      @Nullable PatternShape right,
      @Nullable Double ratioChange,
      @Nullable Double costChange) {}

  /** All, the newest first. */
  public List<Head> heads() {
    return reports().stream().map(Report::head).toList();
  }

  /** Addresses of pages by report id. */
  public Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    for (Head head : heads()) {
      if (head.page() != null) {
        pages.put(head.reportId(), head.page());
      }
    }
    return pages;
  }

  /**
   * One of them.
   *
   * @throws Problem when there is none of that id
   */
  public Report find(String reportId) {
    return reports().stream()
        .filter(report -> report.head().reportId().equals(reportId))
        .findFirst()
        .orElseThrow(
            () -> new Problem(Problem.Kind.UNKNOWN_REPORT, "There is no such report here."));
  }

  /** Two of them, pattern by pattern. */
  public static List<Row> compare(Report left, Report right) {
    Map<String, PatternShape> before = byId(left);
    Map<String, PatternShape> after = byId(right);
    TreeSet<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    List<Row> rows = new ArrayList<>();
    for (String id : ids) {
      rows.add(row(id, before.get(id), after.get(id)));
    }
    rows.sort(Comparator.comparing(Row::state).thenComparing(Row::title));
    return rows;
  }

  private static Row row(String id, @Nullable PatternShape left, @Nullable PatternShape right) {
    if (left != null && right != null) {
      PatternShape.Cost before = left.cost();
      PatternShape.Cost after = right.cost();
      return new Row(
          id,
          right.title(),
          "both",
          left,
          right,
          left.rateRatio() > 0 ? right.rateRatio() / left.rateRatio() : null,
          before == null || after == null ? null : after.total() - before.total());
    }
    return right != null
        ? new Row(id, right.title(), "only-right", null, right, null, null)
        : new Row(id, left == null ? "" : left.title(), "only-left", left, null, null, null);
  }

  private static Map<String, PatternShape> byId(Report report) {
    Map<String, PatternShape> patterns = new LinkedHashMap<>();
    report.patterns().forEach(pattern -> patterns.put(pattern.patternId(), pattern));
    return patterns;
  }

  private List<Report> reports() {
    if (root.isEmpty()) {
      return List.of();
    }
    List<Report> reports = new ArrayList<>();
    read(root.get(), "").ifPresent(reports::add);
    for (Path folder : folders(root.get())) {
      read(
              folder,
              URLEncoder.encode(String.valueOf(folder.getFileName()), StandardCharsets.UTF_8)
                      .replace("+", "%20")
                  + "/")
          .ifPresent(reports::add);
    }
    reports.sort(
        Comparator.comparing(
            (Report report) -> report.head().reportAt() == null ? 0L : report.head().reportAt(),
            Comparator.reverseOrder()));
    return reports;
  }

  private static List<Path> folders(Path root) {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(Files::isDirectory)
          .sorted(Comparator.reverseOrder())
          .limit(MOST)
          .toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      LOG.warn("reports cannot be listed: {}", root, e);
      return List.of();
    }
  }

  private static Optional<Report> read(Path folder, String address) {
    Path file = folder.resolve(PATTERNS);
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      return Optional.of(report(folder, address, JSON.readTree(file.toFile())));
    } catch (JsonProcessingException e) {
      LOG.warn("no report: {}", file);
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("report cannot be read: {}", file, e);
      return Optional.empty();
    }
  }

  private static Report report(Path folder, String address, JsonNode node) {
    String page = Files.isRegularFile(folder.resolve(PAGE)) ? "/report/" + address + PAGE : null;
    String pdf = Files.isRegularFile(folder.resolve(PDF)) ? "/report/" + address + PDF : null;
    List<PatternShape> patterns = new ArrayList<>();
    node.path("patterns").forEach(pattern -> patterns.add(PatternShape.of(pattern, page)));
    return new Report(
        new Head(
            node.path("reportId").asText(String.valueOf(folder.getFileName())),
            PatternShape.moment(node.path("reportAt")),
            patterns.size(),
            node.path("inspections").asLong(),
            node.path("tests").asLong(),
            page,
            pdf),
        patterns);
  }
}
