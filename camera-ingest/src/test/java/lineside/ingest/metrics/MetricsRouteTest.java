package lineside.ingest.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.books.CameraReport;
import lineside.ingest.books.MemoryBooks;
import lineside.ingest.books.SpoolBooks;
import lineside.ingest.web.IngestWeb;
import lineside.ingest.web.WebSettings;
import lineside.schemas.record.CameraHealth;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.CameraWarning;
import lineside.schemas.record.LossReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsRouteTest {
  private static final Pattern METRIC = Pattern.compile("\\blineside_ingest_[a-z_]+");
  private static final String TOP = "{camera=\"a-top\",line=\"line-a\"}";

  private final List<CameraReport> cameras = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private IngestWeb web;

  @BeforeEach
  void serve() throws IOException {
    web =
        IngestWeb.start(
            new WebSettings("127.0.0.1", 0), List.of(new MetricsRoute(() -> List.copyOf(cameras))));
  }

  @AfterEach
  void close() {
    web.close();
  }

  @Test
  void tellsTheBooksOfACamera() throws Exception {
    cameras.add(new CameraReport(books("a-top", CameraStatus.CONNECTED), "", null));

    assertThat(scrape())
        .contains(
            "lineside_ingest_up" + TOP + " 1.0",
            "lineside_ingest_triggers_total" + TOP + " 110.0",
            "lineside_ingest_frames_captured_total" + TOP + " 104.0",
            "lineside_ingest_frames_delivered_total" + TOP + " 90.0",
            "lineside_ingest_captured_bytes_total" + TOP + " 123456.0",
            "lineside_ingest_triggers_open" + TOP + " 9.0",
            "lineside_ingest_memory_frames" + TOP + " 3.0",
            "lineside_ingest_memory_bytes" + TOP + " 3000.0",
            "lineside_ingest_memory_bound_bytes" + TOP + " 1.6777216E7",
            "lineside_ingest_spool_frames" + TOP + " 5.0",
            "lineside_ingest_spool_bytes" + TOP + " 5200.0",
            "lineside_ingest_spool_bound_bytes" + TOP + " 1048576.0",
            "lineside_ingest_oldest_frame_seconds" + TOP + " 61.5",
            "lineside_ingest_spool_torn_bytes" + TOP + " 17.0",
            "lineside_ingest_spool_damaged_bytes" + TOP + " 4.0")
        .doesNotContain("lineside_ingest_sharpness");
  }

  @Test
  void tellsLossesByReasonSoThatTheyAddUp() throws Exception {
    cameras.add(new CameraReport(books("a-top", CameraStatus.CONNECTED), "", null));

    assertThat(scrape().lines().filter(line -> line.startsWith("lineside_ingest_losses_total{")))
        .containsExactlyInAnyOrder(
            losses("CAPTURE_TIMEOUT", 6.0),
            losses("SPOOL_FULL", 3.0),
            losses("BEFORE_RESTART", 2.0));
  }

  private static String losses(String reason, double count) {
    return "lineside_ingest_losses_total{camera=\"a-top\",line=\"line-a\",reason=\"%s\"} %s"
        .formatted(reason, count);
  }

  @Test
  void tellsTheHealthOfACamera() throws Exception {
    CameraHealth health =
        CameraHealth.newBuilder()
            .setFramesPerSecond(4.5)
            .setJitterMillis(2.5)
            .setSharpness(301)
            .setBrightness(122)
            .setBaselineSharpness(400.0)
            .setIncompleteImages(7)
            .setSuppressedImages(8)
            .setReconnects(2)
            .setWarnings(List.of(CameraWarning.FROZEN))
            .build();
    cameras.add(new CameraReport(books("a-top", CameraStatus.ABSENT), "gone", health));

    assertThat(scrape())
        .contains(
            "lineside_ingest_up" + TOP + " 0.0",
            "lineside_ingest_frames_per_second" + TOP + " 4.5",
            "lineside_ingest_jitter_seconds" + TOP + " 0.0025",
            "lineside_ingest_sharpness" + TOP + " 301.0",
            "lineside_ingest_sharpness_baseline" + TOP + " 400.0",
            "lineside_ingest_brightness" + TOP + " 122.0",
            "lineside_ingest_images_incomplete_total" + TOP + " 7.0",
            "lineside_ingest_images_suppressed_total" + TOP + " 8.0",
            "lineside_ingest_reconnects_total" + TOP + " 2.0",
            "lineside_ingest_warning{camera=\"a-top\",line=\"line-a\",warning=\"FROZEN\"} 1.0",
            "lineside_ingest_warning{camera=\"a-top\",line=\"line-a\",warning=\"DARK\"} 0.0")
        .doesNotContain("lineside_ingest_brightness_baseline");
  }

  @Test
  void followsCamerasThatComeAndGo() throws Exception {
    cameras.add(new CameraReport(books("a-top", CameraStatus.CONNECTED), "", null));
    cameras.add(new CameraReport(books("a-side", CameraStatus.STOPPED), "", null));
    assertThat(scrape()).contains("lineside_ingest_up{camera=\"a-side\",line=\"line-a\"} 0.0");

    cameras.remove(1);

    assertThat(scrape()).contains("lineside_ingest_up" + TOP).doesNotContain("a-side");
  }

  @Test
  void tellsTheMemoryOfTheProcessAlsoWithoutCameras() throws Exception {
    assertThat(scrape())
        .contains("lineside_ingest_heap_used_bytes ", "lineside_ingest_heap_max_bytes ")
        .contains("lineside_ingest_direct_buffer_bytes{pool=\"direct\"}");
  }

  @Test
  void namesEveryFamilyAlikeAndSaysWhatItIs() throws Exception {
    cameras.add(new CameraReport(books("a-top", CameraStatus.CONNECTED), "", null));

    List<String> lines = scrape().lines().toList();

    assertThat(lines).allMatch(line -> line.matches("(# (HELP|TYPE) )?lineside_ingest_[a-z_]+.*"));
    assertThat(lines.stream().filter(line -> line.startsWith("# HELP")))
        .hasSameSizeAs(lines.stream().filter(line -> line.startsWith("# TYPE")).toList());
  }

  @Test
  void tellsWhatDashboardAndAlertRulesAskFor() throws Exception {
    CameraHealth health =
        CameraHealth.newBuilder()
            .setFramesPerSecond(4.5)
            .setJitterMillis(2.5)
            .setSharpness(301)
            .setBrightness(122)
            .setBaselineSharpness(400.0)
            .setIncompleteImages(7)
            .setSuppressedImages(8)
            .setReconnects(2)
            .setWarnings(List.of())
            .build();
    cameras.add(new CameraReport(books("a-top", CameraStatus.CONNECTED), "", health));

    Set<String> asked = names(Files.readString(Path.of("../deploy/grafana/ingest.json")));
    asked.addAll(names(Files.readString(Path.of("../deploy/metrics/alerts.yml"))));

    assertThat(asked).hasSizeGreaterThan(20);
    assertThat(names(scrape())).containsAll(asked);
  }

  private static Set<String> names(String text) {
    return METRIC
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void speaksOpenMetricsWhenItIsAskedTo() throws Exception {
    cameras.add(new CameraReport(books("a-top", CameraStatus.CONNECTED), "", null));

    HttpResponse<String> answer = get("application/openmetrics-text; version=1.0.0");

    assertThat(answer.headers().firstValue("content-type"))
        .get()
        .asString()
        .contains("openmetrics");
    assertThat(answer.body()).endsWith("# EOF\n");
  }

  private String scrape() throws IOException, InterruptedException {
    HttpResponse<String> answer = get("text/plain");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> get(String accept) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + web.port() + "/metrics");
    return client.send(
        HttpRequest.newBuilder(uri).header("Accept", accept).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static CameraBooks books(String cameraId, CameraStatus status) {
    return new CameraBooks(
        "line-a",
        cameraId,
        1_700_000_000_000L,
        status,
        110,
        104,
        95,
        90,
        11,
        5,
        123_456,
        Map.of(LossReason.CAPTURE_TIMEOUT, 6L, LossReason.SPOOL_FULL, 3L),
        new MemoryBooks(3, 3000, 16 << 20),
        new SpoolBooks(5, 5200, 61_500, 1 << 20, 17, 4));
  }
}
