package lineside.jobs.verdict;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Where the open inspections of one line are kept, each by itself, so that one is read and written
 * without the others. Not thread-safe.
 */
public interface InspectionStore {
  /** The inspection of that id; null when it is not open. */
  @Nullable Inspection get(String inspectionId);

  /** Keeps an inspection as it is now. */
  void put(Inspection inspection);

  /** Forgets it. */
  void remove(String inspectionId);

  /** All that are open, in no order. Asked for once in an attempt of the job: it may be slow. */
  Collection<Inspection> all();
}
