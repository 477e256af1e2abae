package lineside.jobs.inspection;

import java.util.ArrayList;
import java.util.List;
import lineside.jobs.frame.FrameMemory;
import org.jspecify.annotations.Nullable;

/**
 * What came since the last flush, in order of arrival: views that wait for the model, and between
 * them outcomes that need no model and must not overtake. Bounded by views and by bytes, in the
 * heap and outside. Used by one thread.
 */
final class MicroBatch {
  /** Pixels that a batch holds outside the heap before it is flushed, bytes. */
  private static final long PIXEL_BYTES = 128L << 20;

  /** Settled outcomes between the views of a batch, times its size: they are small. */
  private static final int SETTLED_PER_VIEW = 16;

  private final int maxViews;
  private List<Entry> entries = new ArrayList<>();
  private int views;
  private long heldBytes;
  private long pixelBytes;

  /** A view that waits, or an outcome; exactly one is set. */
  record Entry(@Nullable PendingView view, @Nullable Outcome outcome) {}

  /** Takes the views that make it full. */
  MicroBatch(int maxViews) {
    this.maxViews = maxViews;
  }

  /** Adds a view; the batch closes it when it is drained by nobody. */
  void add(PendingView view) {
    entries.add(new Entry(view, null));
    views++;
    heldBytes += view.heldBytes();
    pixelBytes += view.pixelBytes();
  }

  /** Adds an outcome behind the views that came before it. */
  void add(Outcome outcome) {
    entries.add(new Entry(null, outcome));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Whether it must be flushed before anything is added. */
  boolean isFull() {
    return views >= maxViews
        || heldBytes >= FrameMemory.BATCH_BYTES
        || pixelBytes >= PIXEL_BYTES
        || entries.size() >= maxViews * SETTLED_PER_VIEW;
  }

  /** Empties it; the views belong to the caller now. */
  List<Entry> drain() {
    List<Entry> drained = entries;
    entries = new ArrayList<>();
    views = 0;
    heldBytes = 0;
    pixelBytes = 0;
    return drained;
  }
}
