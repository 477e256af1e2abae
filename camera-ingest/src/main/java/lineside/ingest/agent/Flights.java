package lineside.ingest.agent;

import java.util.HashMap;
import java.util.Map;
import lineside.ingest.books.Outcome;
import lineside.ingest.journal.TriggerJournal;
import org.jspecify.annotations.Nullable;

/**
 * The triggers under way. One is resolved in the journal once its trigger record and its frame or
 * loss are acknowledged, in whatever order. Used by one thread.
 */
final class Flights {
  private final TriggerJournal journal;
  private final Map<Long, Flight> bySequence = new HashMap<>();

  Flights(TriggerJournal journal) {
    this.journal = journal;
  }

  /** A trigger record was sent. */
  void begin(long sequence) {
    bySequence.put(sequence, new Flight());
  }

  /** The trigger record is acknowledged. */
  void triggerTaken(long sequence) {
    Flight flight = bySequence.get(sequence);
    if (flight != null) {
      flight.isTriggerTaken = true;
      resolveWhenOver(sequence, flight);
    }
  }

  /** The frame or loss is acknowledged. */
  void over(long sequence, Outcome outcome) {
    Flight flight = bySequence.get(sequence);
    if (flight != null) {
      flight.outcome = outcome;
      resolveWhenOver(sequence, flight);
    }
  }

  private void resolveWhenOver(long sequence, Flight flight) {
    Outcome outcome = flight.outcome;
    if (flight.isTriggerTaken && outcome != null) {
      bySequence.remove(sequence);
      journal.resolve(sequence, outcome);
    }
  }

  private static final class Flight {
    private boolean isTriggerTaken;
    private @Nullable Outcome outcome;
  }
}
