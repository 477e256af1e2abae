package lineside.ingest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.camera.Camera;
import lineside.ingest.journal.JournalDirectory;
import lineside.ingest.journal.TriggerJournal;
import lineside.ingest.pace.LineTime;
import lineside.ingest.pace.Lockstep;
import lineside.ingest.pace.ManualClock;
import lineside.ingest.pace.RealTime;
import lineside.ingest.publish.RecordingPublisher;

/** A camera agent with everything around it in the hands of a test. */
final class AgentStage implements AutoCloseable {
  static final Instant RECORDED_AT = Instant.parse("2026-03-02T06:00:00Z");

  final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T08:00:00Z"));
  FakeCamera camera = new FakeCamera();
  RecordingPublisher publisher = new RecordingPublisher();
  IngestSettings settings;
  private final Path directory;
  private JournalDirectory journals;

  AgentStage(Path directory) throws IOException {
    this.directory = directory;
    this.settings = IngestSettings.withJournalIn(directory);
    this.journals = JournalDirectory.open(directory);
  }

  /** As a new process finds it: the journals are there, camera and publisher are new. */
  void restart() throws IOException {
    journals.close();
    camera = new FakeCamera();
    publisher = new RecordingPublisher();
    journals = JournalDirectory.open(directory);
  }

  CameraAgent agentAsFastAsPossible() throws IOException {
    return agent(
        new Lockstep(RECORDED_AT, Duration.ofSeconds(2), List.of("a-top")),
        Duration.ZERO,
        Overflow.CAMERA_WAITS);
  }

  CameraAgent agentInRealTime(Duration leadTime) throws IOException {
    return agent(
        new RealTime(clock.ingestClock(), -leadTime.toMillis()), leadTime, Overflow.TO_DISK);
  }

  private CameraAgent agent(LineTime time, Duration leadTime, Overflow overflow)
      throws IOException {
    TriggerJournal journal = journals.journal("a-top", clock.ingestClock().wall());
    Camera played = camera.camera();
    return new CameraAgent(
        played,
        TriggerFeed.open(played.triggers(), journal),
        journal,
        new AgentContext(
            publisher, time, clock.ingestClock(), settings.withLeadTime(leadTime), overflow));
  }

  static void playToTheEnd(CameraAgent agent) {
    agent.onStart();
    work(agent);
    assertThat(agent.isDone()).isTrue();
    agent.onClose();
  }

  static void work(CameraAgent agent) {
    int work = agent.doWork();
    while (work > 0) {
      work = agent.doWork();
    }
  }

  static void assertBooks(
      CameraAgent agent, long triggered, long captured, long published, long lost, long after) {
    CameraBooks books = agent.books();
    assertThat(
            List.of(
                books.triggered(),
                books.captured(),
                books.published(),
                books.lost(),
                books.lostAfterCapture()))
        .containsExactly(triggered, captured, published, lost, after);
    assertThat(books.acknowledged()).isEqualTo(published);
  }

  @Override
  public void close() throws IOException {
    journals.close();
  }
}
