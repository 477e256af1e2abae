package lineside.jobs.verdict;

import lineside.schemas.record.SecondOpinion;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/** Decides which views a second opinion is asked about; hears what came of it. */
public interface Opinions {
  /**
   * A view of a known trigger was evaluated.
   *
   * @return what became of the question; null when there was none
   */
  @Nullable SecondOpinion consider(Inspection inspection, ViewVerdict view, long nowMillis);

  /**
   * An answer came that was not there before.
   *
   * @param view the verdict before the answer
   */
  void answered(ViewVerdict view, SecondOpinionAnswer answer);
}
