package lineside.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lineside.schemas.record.Frame;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.FrameLimits;
import lineside.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** What every publisher does; each test begins with empty topics or reads only what is new. */
abstract class FramePublisherContract {
  static final String ACKNOWLEDGED = "acknowledged";

  abstract FramePublisher publisher();

  /** Everything on {@code topic} since the test began, in order within a key. */
  abstract List<Sent> received(Topic topic, int count);

  @Test
  void putsTriggersAndLossesOnTheirTopicsUnderTheLine() throws Exception {
    Trigger trigger = TestMessages.trigger(11);
    Answer triggerAnswer = new Answer();
    Answer lossAnswer = new Answer();

    publisher().publishTrigger(trigger, triggerAnswer);
    publisher().publishLoss(TestMessages.loss(11), lossAnswer);

    assertThat(triggerAnswer.get()).isEqualTo(ACKNOWLEDGED);
    assertThat(lossAnswer.get()).isEqualTo(ACKNOWLEDGED);
    assertThat(received(Topic.TRIGGER, 1))
        .containsExactly(new Sent("lineside.trigger.v1", "line-a", trigger, null));
    assertThat(received(Topic.LOSS, 1))
        .containsExactly(new Sent("lineside.loss.v1", "line-a", TestMessages.loss(11), null));
  }

  @Test
  void keepsFramesAndMarksOfACameraInOrderAndTiesFramesToTheirTriggers() throws Exception {
    Trigger trigger = TestMessages.trigger(21);
    Frame frame = TestMessages.frame(21, new byte[] {1, 2, 3});
    Answer last = new Answer();

    publisher().publishMark(TestMessages.state(21), new Answer());
    publisher().publishFrame(frame, trigger, new Answer());
    publisher().publishMark(TestMessages.state(22), last);

    assertThat(last.get()).isEqualTo(ACKNOWLEDGED);
    assertThat(received(Topic.FRAME, 3))
        .containsExactly(
            new Sent("lineside.frame.v1", "a-top", TestMessages.state(21), null),
            new Sent("lineside.frame.v1", "a-top", frame, trigger),
            new Sent("lineside.frame.v1", "a-top", TestMessages.state(22), null));
  }

  @Test
  void putsStatesOnTheCameraTopic() throws Exception {
    Answer answer = new Answer();

    publisher().publishState(TestMessages.state(31), answer);

    assertThat(answer.get()).isEqualTo(ACKNOWLEDGED);
    assertThat(received(Topic.CAMERA, 1))
        .containsExactly(new Sent("lineside.camera.v1", "a-top", TestMessages.state(31), null));
  }

  @Test
  void takesTheLargestImage() throws Exception {
    Frame frame = TestMessages.frame(41, new byte[FrameLimits.MAX_IMAGE_BYTES]);
    Answer answer = new Answer();

    publisher().publishFrame(frame, TestMessages.trigger(41), answer);

    assertThat(answer.get()).isEqualTo(ACKNOWLEDGED);
    SpecificRecordBase message = received(Topic.FRAME, 1).get(0).message();
    assertThat(message).isInstanceOf(Frame.class);
    assertThat(((Frame) message).getImage().remaining()).isEqualTo(16 << 20);
  }

  @Test
  void refusesAFrameThatIsTooLargeForTheTopic() throws Exception {
    Frame frame = TestMessages.frame(51, new byte[FrameLimits.MAX_RECORD_BYTES + 1]);
    Answer answer = new Answer();

    publisher().publishFrame(frame, TestMessages.trigger(51), answer);

    assertThat(answer.get()).isEqualTo(LossReason.TOO_LARGE.name());
  }

  @Test
  void refusesWhatIsSentAfterClosing() throws Exception {
    FramePublisher closed = publisher();
    closed.close();
    Answer answer = new Answer();

    closed.publishTrigger(TestMessages.trigger(61), answer);

    assertThat(answer.get()).isEqualTo(LossReason.BROKER_REFUSED.name());
  }

  /** Waits for one answer and fails on a second. */
  static final class Answer implements Delivery {
    private static final long TIMEOUT_SECONDS = 40;
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    @Override
    public void acknowledged() {
      complete(ACKNOWLEDGED);
    }

    @Override
    public void refused(Refusal refusal) {
      complete(refusal.reason().name());
    }

    private void complete(String value) {
      if (!answer.complete(value)) {
        throw new AssertionError("second answer: " + value);
      }
    }

    String get() throws ExecutionException, InterruptedException, TimeoutException {
      return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
  }
}
