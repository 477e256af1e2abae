package lineside.ingest.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import lineside.ingest.trigger.CallTriggers.Answer;
import org.junit.jupiter.api.Test;

class CallTriggersTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final CallTriggers triggers = new CallTriggers();

  @Test
  void answersWhenTheTriggerIsJournaled() throws Exception {
    CompletableFuture<Answer> answer = ask("r-1", "A-1");
    TriggerRequest request = take();
    assertThat(answer).isNotDone();

    triggers.accepted(request.at(1234));

    assertThat(answer.get()).isEqualTo(Answer.ACCEPTED);
    assertThat(request.partId()).isEqualTo("A-1");
  }

  @Test
  void doesNotAcceptARequestTwice() throws Exception {
    CompletableFuture<Answer> first = ask("r-1", "A-1");
    triggers.accepted(take());
    first.get();

    CompletableFuture<Answer> second = ask("r-1", "A-1");
    await().until(() -> triggers.next().isEmpty() && second.isDone());

    assertThat(second.get()).isEqualTo(Answer.REPEATED);
  }

  @Test
  void withdrawsARequestThatNobodyTook() throws Exception {
    Answer answer = triggers.ask(new AskedImage("", "A-1", 1, "r", null), Duration.ofMillis(10));

    assertThat(answer).isEqualTo(Answer.BUSY);
    assertThat(triggers.next()).isEmpty();
  }

  @Test
  void doesNotKnowWhatBecomesOfARequestThatIsBeingJournaled() throws Exception {
    CompletableFuture<Answer> answer =
        CompletableFuture.supplyAsync(() -> call("r-1", "A-1", Duration.ofMillis(300)));
    take();

    assertThat(answer.get()).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void refusesWhatIsNoRequest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> triggers.ask(new AskedImage("", "", 1, "r", null), LONG))
        .withMessageContaining("partId");
  }

  private CompletableFuture<Answer> ask(String requestId, String partId) {
    return CompletableFuture.supplyAsync(() -> call(requestId, partId, LONG));
  }

  private Answer call(String requestId, String partId, Duration patience) {
    try {
      return triggers.ask(new AskedImage(requestId, partId, 1, "bracket-a", null), patience);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private TriggerRequest take() {
    return await().until(triggers::next, Optional::isPresent).orElseThrow();
  }
}
