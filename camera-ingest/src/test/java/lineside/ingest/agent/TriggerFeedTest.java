package lineside.ingest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import lineside.ingest.trigger.TriggerRequest;
import lineside.ingest.trigger.TriggerSource;
import org.junit.jupiter.api.Test;

class TriggerFeedTest {
  private final CallsFromOutside calls = new CallsFromOutside();
  private final TriggerFeed feed = TriggerFeed.open(calls, 0, Optional.empty());

  @Test
  void isNotOverWhileALiveSourceIsSilent() {
    feed.listen(10);

    assertThat(feed.peek()).isEmpty();
    assertThat(feed.isOver()).isFalse();
  }

  @Test
  void stampsWhatComesFromOutsideWhenItIsTaken() {
    calls.ask("P-1");
    calls.ask("P-2");

    feed.listen(1700);
    assertThat(feed.nextOffsetMillis()).hasValue(1700);
    feed.listen(1800);
    assertThat(feed.nextOffsetMillis()).hasValue(1700);
    feed.advance();
    feed.listen(1900);

    assertThat(feed.peek()).contains(new TriggerRequest(1900, "P-2", 1, "recipe", null, null));
  }

  @Test
  void passesOnThatARequestIsJournaled() {
    calls.ask("P-1");
    feed.listen(5);

    feed.accepted(feed.peek().orElseThrow());

    assertThat(calls.accepted).containsExactly("P-1");
  }

  @Test
  void isOverWhenItIsEndedOrDamaged() {
    calls.damage = "socket closed";
    feed.listen(5);
    assertThat(feed.isOver()).isTrue();
    assertThat(feed.failure()).hasValueSatisfying(why -> assertThat(why).contains("socket closed"));

    TriggerFeed other = TriggerFeed.open(new CallsFromOutside(), 0, Optional.empty());
    other.end();
    assertThat(other.isOver()).isTrue();
  }

  /** A live source that a test speaks through. */
  private static final class CallsFromOutside implements TriggerSource {
    private final Queue<TriggerRequest> asked = new ArrayDeque<>();
    private final List<String> accepted = new ArrayList<>();
    private String damage = "";

    void ask(String partId) {
      asked.add(new TriggerRequest(0, partId, 1, "recipe", null, null));
    }

    @Override
    public void open(long fromSequence) {
      // Nothing to pass over.
    }

    @Override
    public boolean isLive() {
      return true;
    }

    @Override
    public Optional<TriggerRequest> next() throws IOException {
      if (!damage.isEmpty()) {
        throw new IOException(damage);
      }
      return Optional.ofNullable(asked.poll());
    }

    @Override
    public void accepted(TriggerRequest request) {
      accepted.add(request.partId());
    }

    @Override
    public void close() {
      // Nothing to close.
    }
  }
}
