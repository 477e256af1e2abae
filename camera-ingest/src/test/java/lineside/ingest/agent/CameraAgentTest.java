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
import lineside.ingest.publish.Sent;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.FrameLimits;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraAgentTest {
  private static final Instant RECORDED_AT = Instant.parse("2026-03-02T06:00:00Z");

  @TempDir Path directory;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T08:00:00Z"));
  private final FakeCamera fake = new FakeCamera();
  private final LineTime asFastAsPossible =
      new Lockstep(RECORDED_AT, Duration.ofSeconds(2), List.of("a-top"));
  private RecordingPublisher publisher = new RecordingPublisher();
  private JournalDirectory journals;

  @BeforeEach
  void openJournals() throws IOException {
    journals = JournalDirectory.open(directory);
  }

  @AfterEach
  void closeJournals() throws IOException {
    journals.close();
  }

  @Test
  void sendsTriggerThenFrameBetweenMarks() throws IOException {
    fake.trigger(300, "A-1", 11).trigger(1200, "A-2", 22);
    CameraAgent agent = agent(asFastAsPossible);

    playToTheEnd(agent);

    assertThat(publisher.sent().stream().map(CameraAgentTest::brief))
        .containsExactly(
            "camera 0",
            "mark 0",
            "trigger 0",
            "frame 0",
            "camera 1",
            "mark 1",
            "trigger 1",
            "frame 1",
            "camera 2",
            "mark 2");
  }

  @Test
  void numbersTriggersAndNamesTheirViews() throws IOException {
    fake.trigger(300, "A-1", 11).trigger(1200, "A-2", 22);
    CameraAgent agent = agent(asFastAsPossible);

    playToTheEnd(agent);

    Trigger second = publisher.on(Topic.TRIGGER, Trigger.class).get(1);
    long epoch = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();
    assertThat(second.getEpoch()).isEqualTo(epoch);
    assertThat(second.getSequence()).isEqualTo(1);
    assertThat(second.getViewId()).isEqualTo(Identities.viewId("a-top", epoch, 1));
    assertThat(second.getTriggeredAt()).isEqualTo("2026-03-02T06:00:01.200Z");
    assertThat(second.getPartId()).isEqualTo("A-2");
    assertThat(second.getIsSimulated()).isTrue();
  }

  @Test
  void carriesTheTriggerWithTheFrame() throws IOException {
    fake.trigger(300, "A-1", 11);
    CameraAgent agent = agent(asFastAsPossible);

    playToTheEnd(agent);

    Trigger trigger = publisher.on(Topic.TRIGGER, Trigger.class).get(0);
    Sent frame =
        publisher.sent().stream().filter(sent -> sent.message() instanceof Frame).toList().get(0);
    assertThat(frame.trigger()).isEqualTo(trigger);
    assertThat(((Frame) frame.message()).getViewId()).isEqualTo(trigger.getViewId());
    assertThat(((Frame) frame.message()).getWidthPx()).isEqualTo(640);
  }

  @Test
  void recordsALossForATriggerWithoutImage() throws IOException {
    fake.trigger(100, "A-1", 11).missedTrigger(200, "A-2");
    CameraAgent agent = agent(asFastAsPossible);

    playToTheEnd(agent);

    Loss loss = publisher.on(Topic.LOSS, Loss.class).get(0);
    assertThat(loss.getSequence()).isEqualTo(1);
    assertThat(loss.getPartId()).isEqualTo("A-2");
    assertThat(loss.getReason()).isEqualTo(LossReason.CAPTURE_TIMEOUT);
    assertThat(loss.getStage()).isEqualTo(LossStage.BEFORE_CAPTURE);
    assertThat(loss.getDetail()).isEqualTo("no image in 100 ms");
    assertThat(loss.getRecordedAt()).isEqualTo("2026-03-02T06:00:00.200Z");
    assertBooks(agent, 2, 1, 1, 1, 0);
  }

  @Test
  void statesItsBooksEachSecondOfLineTimeAndAtTheEnd() throws IOException {
    fake.trigger(100, "A-1", 11).missedTrigger(1100, "A-2").trigger(2100, "A-3", 33);
    CameraAgent agent = agent(asFastAsPossible);

    playToTheEnd(agent);

    List<CameraState> marks = publisher.on(Topic.FRAME, CameraState.class);
    assertThat(marks).isEqualTo(publisher.on(Topic.CAMERA, CameraState.class));
    assertThat(marks.stream().map(CameraState::getAt))
        .containsExactly(
            RECORDED_AT,
            RECORDED_AT.plusMillis(1000),
            RECORDED_AT.plusMillis(2000),
            RECORDED_AT.plusMillis(2100));
    assertThat(marks.stream().map(CameraState::getTriggered)).containsExactly(0L, 1L, 2L, 3L);
    assertThat(marks.stream().map(CameraState::getPublished)).containsExactly(0L, 1L, 1L, 2L);
    assertThat(marks.stream().map(CameraState::getLost)).containsExactly(0L, 0L, 1L, 1L);
    assertThat(marks.get(2).getStatus()).isEqualTo(CameraStatus.CONNECTED);
    assertThat(marks.get(3).getStatus()).isEqualTo(CameraStatus.STOPPED);
  }

  @Test
  void playsAtTheRateOfTheClockInRealTime() throws IOException {
    fake.trigger(300, "A-1", 11).trigger(500, "A-2", 22);
    CameraAgent agent = agent(new RealTime(clock.ingestClock(), 0));
    agent.onStart();

    work(agent);
    clock.advance(Duration.ofMillis(299));
    work(agent);
    assertThat(publisher.on(Topic.FRAME, Frame.class)).isEmpty();

    clock.advance(Duration.ofMillis(2));
    work(agent);
    Frame frame = publisher.on(Topic.FRAME, Frame.class).get(0);
    assertThat(frame.getTriggeredAt()).isEqualTo("2026-11-22T08:00:00.300Z");
    assertThat(frame.getCapturedAt()).isEqualTo("2026-11-22T08:00:00.301Z");
    assertThat(frame.getAcquiredAtMicros()).isEqualTo(1_795_334_400_301_000L);
    agent.onClose();
  }

  @Test
  void saysThatItIsThereBeforeTheLineIsFed() throws IOException {
    fake.trigger(300, "A-1", 11);
    IngestSettings early =
        IngestSettings.withJournalIn(directory).withLeadTime(Duration.ofSeconds(2));
    CameraAgent agent = agent(fake.camera(), new RealTime(clock.ingestClock(), -2000), early);
    agent.onStart();

    work(agent);
    clock.advance(Duration.ofMillis(1999));
    work(agent);

    assertThat(publisher.on(Topic.FRAME, CameraState.class))
        .extracting(state -> state.getAt().toString())
        .containsExactly("2026-11-22T08:00:00Z", "2026-11-22T08:00:01Z");
    agent.onClose();
  }

  @Test
  void losesAnImageThatIsLargerThanTheTopicTakes() throws IOException {
    fake.trigger(100, "A-1", FrameLimits.MAX_IMAGE_BYTES + 1).trigger(200, "A-2", 22);
    CameraAgent agent = agent(asFastAsPossible);

    playToTheEnd(agent);

    Loss loss = publisher.on(Topic.LOSS, Loss.class).get(0);
    assertThat(loss.getReason()).isEqualTo(LossReason.TOO_LARGE);
    assertThat(loss.getStage()).isEqualTo(LossStage.AFTER_CAPTURE);
    assertBooks(agent, 2, 2, 1, 1, 1);
  }

  @Test
  void losesAnImageThatTheBrokerRefuses() throws IOException {
    fake.trigger(100, "A-1", 11).trigger(200, "A-2", 22);
    publisher.refuseWhere(
        sent -> sent.message() instanceof Frame frame && frame.getSequence() == 0);
    CameraAgent agent = agent(asFastAsPossible);

    playToTheEnd(agent);

    Loss loss = publisher.on(Topic.LOSS, Loss.class).get(0);
    assertThat(loss.getSequence()).isZero();
    assertThat(loss.getReason()).isEqualTo(LossReason.BROKER_REFUSED);
    assertThat(loss.getStage()).isEqualTo(LossStage.AFTER_CAPTURE);
    assertBooks(agent, 2, 2, 1, 1, 1);
  }

  @Test
  void sendsSmallRecordsAgainUntilTheBrokerTakesThem() throws IOException {
    fake.missedTrigger(100, "A-1");
    publisher.refuseWhere(sent -> !(sent.message() instanceof Frame));
    CameraAgent agent = agent(asFastAsPossible);
    agent.onStart();
    work(agent);
    assertThat(publisher.sent()).isEmpty();
    assertThat(agent.isDone()).isFalse();

    publisher.refuseWhere(sent -> false);
    clock.advance(Duration.ofSeconds(2));
    work(agent);

    assertThat(publisher.on(Topic.TRIGGER, Trigger.class)).hasSize(1);
    assertThat(publisher.on(Topic.LOSS, Loss.class)).hasSize(1);
    assertThat(agent.isDone()).isTrue();
    agent.onClose();
  }

  @Test
  void stopsAskingForImagesWhileTooMuchIsUnderWay() throws IOException {
    for (int i = 0; i < 40; i++) {
      fake.trigger(i, "A-" + i, 11);
    }
    publisher.holdAnswers();
    CameraAgent agent = agent(asFastAsPossible);
    agent.onStart();

    work(agent);
    assertThat(publisher.on(Topic.FRAME, Frame.class)).hasSize(32);

    publisher.answerAll();
    work(agent);
    assertThat(publisher.on(Topic.FRAME, Frame.class)).hasSize(40);
    agent.onClose();
  }

  @Test
  void isNotDoneBeforeEverythingIsAcknowledged() throws IOException {
    fake.trigger(100, "A-1", 11);
    publisher.holdAnswers();
    CameraAgent agent = agent(asFastAsPossible);
    agent.onStart();

    work(agent);
    assertThat(agent.isDone()).isFalse();
    assertThat(agent.books().acknowledged()).isZero();

    publisher.answerAll();
    work(agent);
    assertThat(agent.isDone()).isTrue();
    assertThat(agent.books().acknowledged()).isEqualTo(1);
    agent.onClose();
  }

  @Test
  void losesWhatWasUnderWayWhenIngestDiedAndGoesOnCounting() throws IOException {
    fake.trigger(100, "A-1", 11).trigger(200, "A-2", 22).trigger(300, "A-3", 33);
    publisher.refuseWhere(sent -> sent.message() instanceof Frame f && f.getSequence() == 2);
    publisher.holdAnswers();
    CameraAgent killed = agent(asFastAsPossible);
    killed.onStart();
    work(killed);
    killed.onClose();
    closeJournals();

    publisher = new RecordingPublisher();
    openJournals();
    FakeCamera restarted = new FakeCamera();
    restarted.trigger(100, "A-1", 11).trigger(200, "A-2", 22).trigger(300, "A-3", 33);
    restarted.trigger(400, "A-4", 44);
    CameraAgent agent = agent(restarted.camera(), asFastAsPossible);
    playToTheEnd(agent);

    assertThat(publisher.on(Topic.LOSS, Loss.class).stream().map(Loss::getReason))
        .containsExactly(
            LossReason.INGEST_RESTARTED, LossReason.INGEST_RESTARTED, LossReason.INGEST_RESTARTED);
    assertThat(publisher.on(Topic.TRIGGER, Trigger.class).stream().map(Trigger::getSequence))
        .containsExactly(0L, 1L, 2L, 3L);
    assertThat(publisher.on(Topic.FRAME, Frame.class).stream().map(Frame::getPartId))
        .containsExactly("A-4");
    assertBooks(agent, 4, 1, 1, 3, 0);
  }

  @Test
  void hasNothingToLoseAfterAnOrderlyEnd() throws IOException {
    fake.trigger(100, "A-1", 11);
    playToTheEnd(agent(asFastAsPossible));
    closeJournals();

    publisher = new RecordingPublisher();
    openJournals();
    FakeCamera restarted = new FakeCamera();
    restarted.trigger(100, "A-1", 11).trigger(200, "A-2", 22);
    CameraAgent agent = agent(restarted.camera(), asFastAsPossible);
    playToTheEnd(agent);

    assertThat(publisher.on(Topic.LOSS, Loss.class)).isEmpty();
    assertBooks(agent, 2, 2, 2, 0, 0);
  }

  @Test
  void isAbsentWhileTheCameraDoesNotAnswer() throws IOException {
    fake.trigger(100, "A-1", 11).trigger(200, "A-2", 22).trigger(1300, "A-3", 33);
    CameraAgent agent = agent(new RealTime(clock.ingestClock(), 0));
    agent.onStart();
    clock.advance(Duration.ofMillis(150));
    work(agent);

    fake.disappear();
    clock.advance(Duration.ofSeconds(1));
    work(agent);
    assertThat(agent.books().status()).isEqualTo(CameraStatus.ABSENT);

    fake.comeBack();
    clock.advance(Duration.ofSeconds(1));
    work(agent);

    Loss loss = publisher.on(Topic.LOSS, Loss.class).get(0);
    assertThat(loss.getReason()).isEqualTo(LossReason.CAMERA_ABSENT);
    assertThat(loss.getDetail()).contains("camera does not answer");
    assertThat(publisher.on(Topic.CAMERA, CameraState.class).stream().map(CameraState::getStatus))
        .containsExactly(
            CameraStatus.CONNECTED,
            CameraStatus.ABSENT,
            CameraStatus.ABSENT,
            CameraStatus.CONNECTED,
            CameraStatus.STOPPED);
    assertThat(fake.opened).isEqualTo(2);
    agent.onClose();
  }

  @Test
  void endsAbsentWhenItsTriggersAreDamaged() throws IOException {
    fake.trigger(100, "A-1", 11);
    fake.damageTriggers("line 2 is no trigger");
    CameraAgent agent = agent(asFastAsPossible);

    playToTheEnd(agent);

    List<CameraState> states = publisher.on(Topic.CAMERA, CameraState.class);
    CameraState last = states.get(states.size() - 1);
    assertThat(last.getStatus()).isEqualTo(CameraStatus.ABSENT);
    assertThat(last.getDetail()).contains("line 2 is no trigger");
    assertBooks(agent, 1, 1, 1, 0, 0);
  }

  @Test
  void endsInOrderWhenItIsStopped() throws IOException {
    fake.trigger(100, "A-1", 11).trigger(90_000, "A-2", 22);
    CameraAgent agent = agent(new RealTime(clock.ingestClock(), 0));
    agent.onStart();
    clock.advance(Duration.ofMillis(150));
    work(agent);

    agent.stop();
    work(agent);

    assertThat(agent.isDone()).isTrue();
    assertThat(agent.books().status()).isEqualTo(CameraStatus.STOPPED);
    assertBooks(agent, 1, 1, 1, 0, 0);
    agent.onClose();
    assertThat(fake.closed).isEqualTo(2);
  }

  @Test
  void saysThatItIsAbsentWhenItIsCutOff() throws IOException {
    fake.trigger(100, "A-1", 11).trigger(90_000, "A-2", 22);
    CameraAgent agent = agent(new RealTime(clock.ingestClock(), 0));
    agent.onStart();
    work(agent);

    agent.onClose();

    List<CameraState> states = publisher.on(Topic.CAMERA, CameraState.class);
    assertThat(states.get(states.size() - 1).getStatus()).isEqualTo(CameraStatus.ABSENT);
  }

  private CameraAgent agent(LineTime time) throws IOException {
    return agent(fake.camera(), time);
  }

  private CameraAgent agent(Camera camera, LineTime time) throws IOException {
    return agent(camera, time, IngestSettings.withJournalIn(directory));
  }

  private CameraAgent agent(Camera camera, LineTime time, IngestSettings settings)
      throws IOException {
    TriggerJournal journal = journals.journal("a-top", clock.ingestClock().wall());
    return new CameraAgent(
        camera,
        TriggerFeed.open(camera.triggers(), journal.nextSequence()),
        journal,
        new AgentContext(publisher, time, clock.ingestClock(), settings));
  }

  private static void playToTheEnd(CameraAgent agent) {
    agent.onStart();
    work(agent);
    assertThat(agent.isDone()).isTrue();
    agent.onClose();
  }

  private static void work(CameraAgent agent) {
    int work = agent.doWork();
    while (work > 0) {
      work = agent.doWork();
    }
  }

  private static void assertBooks(
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

  private static String brief(Sent sent) {
    if (sent.message() instanceof Trigger trigger) {
      return "trigger " + trigger.getSequence();
    }
    if (sent.message() instanceof Frame frame) {
      return "frame " + frame.getSequence();
    }
    if (sent.message() instanceof CameraState state) {
      boolean isMark = sent.topic().equals(Topic.FRAME.topicName());
      return (isMark ? "mark " : "camera ") + state.getTriggered();
    }
    return sent.topic();
  }
}
