package lineside.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import lineside.cli.terminal.Terminal;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.books.CameraReport;
import lineside.ingest.books.MemoryBooks;
import lineside.ingest.books.SpoolBooks;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.LossReason;
import org.junit.jupiter.api.Test;

class IngestWatchTest {
  private final StringWriter out = new StringWriter();
  private final IngestWatch watch =
      new IngestWatch(new Terminal(new PrintWriter(out, true), Terminal.Kind.PLAIN, () -> 0));

  @Test
  void saysOnceThatACameraIsAbsentAndThatItIsBack() {
    String why = "java.io.IOException: gige camera failed: connect to 10.0.0.9: timeout, try %d";

    watch.look(List.of(report(CameraStatus.CONNECTED, "")));
    watch.look(List.of(report(CameraStatus.ABSENT, why.formatted(1))));
    watch.look(
        List.of(
            report(
                CameraStatus.ABSENT,
                why.formatted(2) + "; 4 lost since the last statement, the last for x: y")));
    watch.look(List.of(report(CameraStatus.CONNECTED, "")));
    watch.look(List.of(report(CameraStatus.STOPPED, "")));

    assertThat(lines())
        .containsExactly(
            "a-top (line line-a) is absent: gige camera failed: connect to 10.0.0.9: timeout,"
                + " try 1",
            "a-top (line line-a) is well again",
            "a-top (line line-a) has ended");
  }

  @Test
  void saysAtOnceWhatIsNotWellFromTheStart() {
    watch.look(List.of(report(CameraStatus.CONNECTED, "spool /s: disk is full")));

    assertThat(lines()).containsExactly("a-top (line line-a) is not well: spool /s: disk is full");
  }

  @Test
  void saysWhyTriggersWereLostAndWhatWaits() {
    watch.end(List.of(report(CameraStatus.CONNECTED, "")));

    assertThat(out.toString().strip())
        .isEqualTo(
            "triggered 60, delivered 41, lost 12 (camera absent 7, interrupted 5), 7 on disk for"
                + " 31 s");
  }

  @Test
  void namesTheCameras() {
    watch.start(List.of(report(CameraStatus.CONNECTED, "")));

    assertThat(out.toString().strip()).isEqualTo("1 camera: a-top");
  }

  /** Without those that say how far all are. */
  private List<String> lines() {
    return out.toString().lines().filter(line -> !line.startsWith("triggered")).toList();
  }

  private static CameraReport report(CameraStatus status, String detail) {
    CameraBooks books =
        new CameraBooks(
            "line-a",
            "a-top",
            1,
            status,
            60,
            50,
            45,
            41,
            12,
            3,
            900,
            Map.of(LossReason.INTERRUPTED, 5L, LossReason.CAMERA_ABSENT, 7L),
            new MemoryBooks(1, 2, 3),
            new SpoolBooks(7, 800, 31_400, 900, 0, 0));
    return new CameraReport(books, detail, null);
  }
}
