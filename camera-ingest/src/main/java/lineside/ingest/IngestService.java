package lineside.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import lineside.ingest.agent.AgentContext;
import lineside.ingest.agent.AgentRunner;
import lineside.ingest.agent.CameraAgent;
import lineside.ingest.agent.IngestSettings;
import lineside.ingest.agent.Overflow;
import lineside.ingest.agent.TriggerFeed;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.books.CameraReport;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.journal.JournalDirectory;
import lineside.ingest.journal.TriggerJournal;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.pace.LineTime;
import lineside.ingest.pace.Lockstep;
import lineside.ingest.pace.RealTime;
import lineside.ingest.publish.FramePublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs cameras, each on a thread of its own, from {@link #start} until each has ended or the
 * service is closed; cameras may be added and removed meanwhile without touching the others. Every
 * method may be called by any thread.
 */
public final class IngestService implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration CUT_OFF_TIMEOUT = Duration.ofSeconds(2);

  private final FramePublisher publisher;
  private final JournalDirectory journals;
  private final IngestSettings settings;
  private final IngestClock clock;
  private final List<PlayingSet> playing = new CopyOnWriteArrayList<>();
  private final List<RunningCamera> running = new CopyOnWriteArrayList<>();

  private IngestService(
      FramePublisher publisher,
      JournalDirectory journals,
      IngestSettings settings,
      IngestClock clock) {
    this.publisher = publisher;
    this.journals = journals;
    this.settings = settings;
    this.clock = clock;
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
      IngestService service = new IngestService(publisher, journals, settings, clock);
      try {
        for (CameraSet set : sets) {
          service.prepare(set);
        }
      } catch (IOException | RuntimeException failure) {
        journals.close();
        throw failure;
      }
      LOG.info("ingest starts with {} cameras: {}", service.running.size(), settings);
      service.running.forEach(camera -> camera.runner().start());
      return service;
    } catch (IOException | RuntimeException failure) {
      publisher.close();
      throw failure;
    }
  }

  /**
   * Starts further cameras.
   *
   * @throws IOException when a journal cannot be opened; none of the set is started then
   */
  public synchronized void add(CameraSet set) throws IOException {
    LOG.info("cameras are added: {}", names(set));
    prepare(set).forEach(camera -> camera.runner().start());
  }

  /**
   * Ends a camera in order and forgets it. Waits until it has ended; the others play on.
   *
   * @return false when there is none of that name
   */
  public synchronized boolean remove(String cameraId) {
    List<RunningCamera> leaving =
        running.stream().filter(camera -> camera.cameraId().equals(cameraId)).toList();
    if (leaving.isEmpty()) {
      return false;
    }
    LOG.info("camera is removed (camera={})", cameraId);
    end(leaving);
    running.removeAll(leaving);
    List<String> left = running.stream().map(RunningCamera::cameraId).toList();
    playing.removeIf(ended -> Collections.disjoint(names(ended.set()), left));
    return true;
  }

  private static List<String> names(CameraSet set) {
    return set.cameras().stream().map(camera -> camera.name().cameraId()).toList();
  }

  private List<RunningCamera> prepare(CameraSet set) throws IOException {
    List<Prepared> prepared = new ArrayList<>();
    try {
      for (Camera camera : set.cameras()) {
        TriggerJournal journal = journals.journal(camera.name().cameraId(), clock.wall());
        prepared.add(new Prepared(camera, TriggerFeed.open(camera.triggers(), journal), journal));
      }
    } catch (IOException | RuntimeException failure) {
      for (Prepared half : prepared) {
        half.journal().close();
      }
      throw failure;
    }
    LineTime time = lineTime(set, prepared);
    playing.add(new PlayingSet(set, time));
    AgentContext context =
        new AgentContext(publisher, time, clock, settings, Overflow.of(set.pace()));
    List<RunningCamera> started = new ArrayList<>();
    for (Prepared ready : prepared) {
      CameraAgent agent = new CameraAgent(ready.camera(), ready.feed(), ready.journal(), context);
      started.add(new RunningCamera(agent, new AgentRunner(agent)));
    }
    running.addAll(started);
    return started;
  }

  private LineTime lineTime(CameraSet set, List<Prepared> prepared) {
    return switch (set.pace()) {
      case REALTIME ->
          new RealTime(
              clock,
              prepared.stream().mapToLong(Prepared::originMillis).min().orElse(0)
                  - settings.leadTime().toMillis());
      case MAX -> new Lockstep(set.recordedAt(), settings.maxSkew(), names(set));
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
    return running.stream().allMatch(camera -> camera.runner().isEnded());
  }

  /** Cameras that failed, did not close or were cut off; final once the service is closed. */
  public List<String> failed() {
    return running.stream()
        .filter(camera -> camera.runner().hasFailed())
        .map(RunningCamera::cameraId)
        .toList();
  }

  /** The books of every camera as of now. */
  public List<CameraBooks> books() {
    return running.stream().map(camera -> camera.agent().books()).toList();
  }

  /** Books, health and troubles of every camera as of now. */
  public List<CameraReport> reports() {
    return running.stream().map(camera -> camera.agent().report()).toList();
  }

  /**
   * Ends the cameras in order: no further trigger is accepted, what is under way is sent, each
   * states that it has stopped. While Kafka does not answer, a camera puts its frames on disk after
   * five seconds, and the next start sends them; one that has not ended after 20 seconds is cut
   * off.
   */
  @Override
  public void close() throws IOException {
    try (journals) {
      end(running);
    } finally {
      publisher.close();
    }
  }

  private static void end(List<RunningCamera> cameras) {
    cameras.forEach(camera -> camera.runner().stop());
    try {
      if (!joinAll(cameras, STOP_TIMEOUT)) {
        cameras.stream()
            .map(RunningCamera::runner)
            .filter(runner -> !runner.isEnded())
            .forEach(AgentRunner::interrupt);
        joinAll(cameras, CUT_OFF_TIMEOUT);
      }
    } catch (InterruptedException interrupted) {
      cameras.forEach(camera -> camera.runner().interrupt());
      Thread.currentThread().interrupt();
    }
  }

  private static boolean joinAll(List<RunningCamera> cameras, Duration timeout)
      throws InterruptedException {
    long deadlineNanos = System.nanoTime() + timeout.toNanos();
    boolean isEnded = true;
    for (RunningCamera camera : cameras) {
      isEnded &= camera.runner().join(Duration.ofNanos(deadlineNanos - System.nanoTime()));
    }
    return isEnded;
  }

  private record PlayingSet(CameraSet set, LineTime time) {}

  private record RunningCamera(CameraAgent agent, AgentRunner runner) {
    String cameraId() {
      return agent.name();
    }
  }

  private record Prepared(Camera camera, TriggerFeed feed, TriggerJournal journal) {
    /** Line time at which the camera takes up its work: 0, or its next trigger after a restart. */
    long originMillis() {
      return journal.nextSequence() == 0 ? 0 : feed.nextOffsetMillis().orElse(0);
    }
  }
}
