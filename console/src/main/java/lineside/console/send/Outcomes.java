package lineside.console.send;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lineside.console.store.TopicMessage;
import lineside.schemas.record.AlarmActionOutcome;

/** Waits for what the line says of an action. Thread-safe. */
public final class Outcomes {
  private final Map<String, CompletableFuture<AlarmActionOutcome>> awaited =
      new ConcurrentHashMap<>();

  /** Takes answers from the feed. */
  public void taken(List<TopicMessage> messages) {
    for (TopicMessage message : messages) {
      if (message.content() instanceof AlarmActionOutcome outcome) {
        CompletableFuture<AlarmActionOutcome> waiting = awaited.get(outcome.getActionId());
        if (waiting != null) {
          waiting.complete(outcome);
        }
      }
    }
  }

  /** Does something and waits for the answer to an action; empty when none comes in time. */
  public Optional<AlarmActionOutcome> after(String actionId, Runnable deed, Duration patience) {
    CompletableFuture<AlarmActionOutcome> waiting =
        awaited.computeIfAbsent(actionId, id -> new CompletableFuture<>());
    try {
      deed.run();
      return Optional.of(waiting.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody fails an answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      awaited.remove(actionId, waiting);
    }
  }
}
