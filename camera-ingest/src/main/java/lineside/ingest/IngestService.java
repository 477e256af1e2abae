package lineside.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineside.ingest.agent.AgentContext;
import lineside.ingest.agent.AgentRunner;
import lineside.ingest.agent.CameraAgent;
import lineside.ingest.agent.IngestSettings;
import lineside.ingest.agent.Overflow;
import lineside.ingest.agent.TriggerFeed;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.config.ConfiguredCameras;
import lineside.ingest.config.IngestConfig;
import lineside.ingest.journal.JournalDirectory;
import lineside.ingest.journal.TriggerJournal;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.pace.LineTime;
import lineside.ingest.pace.Lockstep;
import lineside.ingest.pace.RealTime;
import lineside.ingest.publish.FramePublisher;
import lineside.ingest.publish.KafkaFramePublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs cameras, each on a thread of its own, from {@link #start} until each has ended or the
 * service is closed. {@link #finished}, {@link #books} and {@link #zeroOf} may be called by any
 * thread.
 */
public final class IngestService implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration CUT_OFF_TIMEOUT = Duration.ofSeconds(2);

  private final FramePublisher publisher;
  private final JournalDirectory journals;
  private final List<PlayingSet> playing = new ArrayList<>();
  private final List<CameraAgent> agents = new ArrayList<>();
  private final List<AgentRunner> runners = new ArrayList<>();

  private IngestService(FramePublisher publisher, JournalDirectory journals) {
    this.publisher = publisher;
    this.journals = journals;
  }

  /**
   * Starts the configured cameras against the configured Kafka.
   *
   * @throws IOException as {@link #start(List, IngestSettings, IngestClock, FramePublisher)}, and
   *     when a footage head or a folder cannot be read
   */
  public static IngestService start(IngestConfig config, IngestClock clock) throws IOException {
    LOG.info("configuration: {}", config);
    List<CameraSet> sets = ConfiguredCameras.of(config.cameras(), clock.wall().instant());
    return start(
        sets, config.settings(), clock, KafkaFramePublisher.open(config.bootstrapServers()));
  }

  /**
   * Starts the cameras of all sets.
   *
   * @param publisher the way out; taken over, and closed with the service or when the start fails
   * @throws IOException when the journals cannot be opened: in use, damaged or not writable. A
   *     camera whose source does not open is no failure, it is absent
   */
  public static IngestService start(
      List<CameraSet> sets, IngestSettings settings, IngestClock clock, FramePublisher publisher)
      throws IOException {
    try {
      JournalDirectory journals = JournalDirectory.open(settings.journalDir());
      IngestService service = new IngestService(publisher, journals);
      try {
        for (CameraSet set : sets) {
          service.add(set, settings, clock);
        }
      } catch (IOException | RuntimeException failure) {
        journals.close();
        throw failure;
      }
      LOG.info("ingest starts with {} cameras: {}", service.agents.size(), settings);
      service.runners.forEach(AgentRunner::start);
      return service;
    } catch (IOException | RuntimeException failure) {
      publisher.close();
      throw failure;
    }
  }

  private void add(CameraSet set, IngestSettings settings, IngestClock clock) throws IOException {
    List<Prepared> prepared = new ArrayList<>();
    for (Camera camera : set.cameras()) {
      TriggerJournal journal = journals.journal(camera.name().cameraId(), clock.wall());
      prepared.add(
          new Prepared(
              camera, TriggerFeed.open(camera.triggers(), journal.nextSequence()), journal));
    }
    LineTime time = lineTime(set, prepared, settings, clock);
    playing.add(new PlayingSet(set, time));
    AgentContext context =
        new AgentContext(publisher, time, clock, settings, Overflow.of(set.pace()));
    for (Prepared ready : prepared) {
      CameraAgent agent = new CameraAgent(ready.camera(), ready.feed(), ready.journal(), context);
      agents.add(agent);
      runners.add(new AgentRunner(agent));
    }
  }

  private static LineTime lineTime(
      CameraSet set, List<Prepared> prepared, IngestSettings settings, IngestClock clock) {
    return switch (set.pace()) {
      case REALTIME ->
          new RealTime(
              clock,
              prepared.stream().mapToLong(Prepared::originMillis).min().orElse(0)
                  - settings.leadTime().toMillis());
      case MAX ->
          new Lockstep(
              set.recordedAt(),
              settings.maxSkew(),
              set.cameras().stream().map(camera -> camera.name().cameraId()).toList());
    };
  }

  /** Event time at which the line time of {@code set} is zero: where its other data belong. */
  public Instant zeroOf(CameraSet set) {
    return playing.stream()
        .filter(candidate -> candidate.set().equals(set))
        .map(candidate -> candidate.time().at(0))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no set of this service: " + set));
  }

  /** True when every camera has ended and all its messages are acknowledged, or it has failed. */
  public boolean finished() {
    return runners.stream().allMatch(AgentRunner::isEnded);
  }

  /** Cameras that failed, did not close or were cut off; final once the service is closed. */
  public List<String> failed() {
    return runners.stream().filter(AgentRunner::hasFailed).map(AgentRunner::name).toList();
  }

  /** The books of every camera as of now. */
  public List<CameraBooks> books() {
    return agents.stream().map(CameraAgent::books).toList();
  }

  /**
   * Ends the cameras in order: no further trigger is accepted, what is under way is sent, each
   * states that it has stopped. A camera that has not ended after 20 seconds, because Kafka does
   * not answer, is cut off; what it had under way is lost with a record by the next start.
   */
  @Override
  public void close() throws IOException {
    try (journals) {
      runners.forEach(AgentRunner::stop);
      endAll();
    } finally {
      publisher.close();
    }
  }

  private void endAll() {
    try {
      if (!joinAll(STOP_TIMEOUT)) {
        runners.stream().filter(runner -> !runner.isEnded()).forEach(AgentRunner::interrupt);
        joinAll(CUT_OFF_TIMEOUT);
      }
    } catch (InterruptedException interrupted) {
      runners.forEach(AgentRunner::interrupt);
      Thread.currentThread().interrupt();
    }
  }

  private boolean joinAll(Duration timeout) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + timeout.toNanos();
    boolean isEnded = true;
    for (AgentRunner runner : runners) {
      isEnded &= runner.join(Duration.ofNanos(deadlineNanos - System.nanoTime()));
    }
    return isEnded;
  }

  private record PlayingSet(CameraSet set, LineTime time) {}

  private record Prepared(Camera camera, TriggerFeed feed, TriggerJournal journal) {
    /** Line time at which the camera takes up its work: 0, or its next trigger after a restart. */
    long originMillis() {
      return journal.nextSequence() == 0 ? 0 : feed.nextOffsetMillis().orElse(0);
    }
  }
}
