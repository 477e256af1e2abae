package lineside.jobs.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.jobs.verdict.Inspection;
import lineside.jobs.verdict.ViewEntry;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;

/**
 * Keeps the books of one line by camera and period. A view is booked when its inspection closes,
 * when nothing about it can change any more, so every id counts once: a recorded loss counts only
 * where no frame came. Works on state that the caller keeps; not thread-safe.
 */
public final class Ledger {
  /** Books open at once; more are forged cameras or times. */
  private static final int MAX_BOOKS = 10_000;

  private final State state;
  private final long periodMillis;

  /** Works on {@code state} with periods that start at multiples of {@code periodMillis}. */
  public Ledger(State state, long periodMillis) {
    this.state = state;
    this.periodMillis = periodMillis;
  }

  /** State: a Flink POJO. */
  public static final class State {
    /** Open books by camera and start of the period. */
    public Map<String, Books> books = new HashMap<>();

    /** Start of the oldest open period; too early is slow, too late is wrong. */
    public long earliestStartMillis = Long.MAX_VALUE;

    /** Empty books. */
    public State() {}
  }

  /** Books everything that was heard of the views of a closed inspection. */
  public void book(Inspection inspection) {
    inspection.views.values().forEach(this::book);
    if (inspection.verdict != null && inspection.isOfPart()) {
      for (String cameraId : inspection.verdict.getMissingCameras()) {
        books(cameraId, inspection.firstTriggeredAtMillis).neverTriggered++;
      }
    }
  }

  /** Books a frame that nobody can tie to a trigger. */
  public void bookForeign(String cameraId, long atMillis) {
    books(cameraId, atMillis).foreign++;
  }

  /**
   * Closes and forgets the periods that end at {@code horizonMillis} or before: nothing of them is
   * open any more.
   */
  public List<LedgerEntry> closeUntil(String lineId, long horizonMillis) {
    if (state.books.isEmpty() || state.earliestStartMillis + periodMillis > horizonMillis) {
      return List.of();
    }
    List<Books> closed = new ArrayList<>();
    long earliestMillis = Long.MAX_VALUE;
    for (Books books : state.books.values()) {
      if (books.periodStartMillis + periodMillis <= horizonMillis) {
        closed.add(books);
      } else {
        earliestMillis = Math.min(earliestMillis, books.periodStartMillis);
      }
    }
    state.earliestStartMillis = earliestMillis;
    closed.sort(
        Comparator.comparingLong((Books books) -> books.periodStartMillis)
            .thenComparing(books -> books.cameraId));
    List<LedgerEntry> entries = new ArrayList<>();
    for (Books books : closed) {
      state.books.remove(key(books.cameraId, books.periodStartMillis));
      entries.add(books.close(lineId, periodMillis));
    }
    return entries;
  }

  private void book(ViewEntry entry) {
    Books books = books(entry.trigger.getCameraId(), entry.trigger.getTriggeredAt().toEpochMilli());
    if (!entry.isKnown()) {
      books.foreign++;
      return;
    }
    if (entry.isTriggered) {
      books.triggered++;
    }
    // A restarted ingest declares lost what nobody acknowledged: a frame that is there refutes it.
    if (entry.judged != null) {
      bookFrame(books, entry.judged);
    } else if (entry.loss != null) {
      bookLoss(books, entry.loss);
    }
    if (entry.verdict != null) {
      books.viewVerdicts++;
      if (entry.verdict.getResultEvaluation() == ResultEvaluation.UNDEFINED) {
        books.undefinedViews++;
      }
    }
  }

  private static void bookLoss(Books books, Loss loss) {
    books.lost++;
    if (loss.getStage() == LossStage.AFTER_CAPTURE) {
      books.lostAfterCapture++;
    }
  }

  private static void bookFrame(Books books, ViewVerdict judged) {
    books.published++;
    if (judged.getUndefinedReason() == UndefinedReason.DEAD_LETTERED) {
      books.deadLettered++;
      return;
    }
    books.evaluated++;
    if (judged.getUndefinedReason() == UndefinedReason.IMAGE_QUALITY) {
      books.unfit++;
    }
  }

  private Books books(String cameraId, long atMillis) {
    long start = Math.floorDiv(atMillis, periodMillis) * periodMillis;
    String key = key(cameraId, start);
    Books books = state.books.get(key);
    if (books == null) {
      books = new Books();
      books.cameraId = cameraId;
      books.periodStartMillis = start;
      if (state.books.size() < MAX_BOOKS) {
        state.books.put(key, books);
        state.earliestStartMillis = Math.min(state.earliestStartMillis, start);
      }
    }
    return books;
  }

  private static String key(String cameraId, long periodStartMillis) {
    return cameraId + '@' + periodStartMillis;
  }
}
