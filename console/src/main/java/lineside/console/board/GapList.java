package lineside.console.board;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.Loss;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;

/**
 * What was not seen: counted for ever, named for the latest. Not thread-safe: owned by the board.
 */
final class GapList {
  private static final int LATEST_KEPT = 12;
  private static final String UNDECIDED = "NOT_DECIDABLE";
  private static final String UNTRIGGERED = "NEVER_TRIGGERED";

  private final Deque<BoardView.Gap> latest = new ArrayDeque<>();
  private long lostFrames;
  private long deadLetters;
  private long undefinedViews;
  private long undecidedParts;

  void accept(Loss loss) {
    lostFrames++;
  }

  void accept(DeadLetter letter) {
    deadLetters++;
  }

  void accept(ViewVerdict view) {
    if (view.getResultEvaluation() == ResultEvaluation.UNDEFINED) {
      undefinedViews++;
      name(gapOf(view));
    }
  }

  /** A view has another verdict than before. */
  void revise(ViewVerdict before, ViewVerdict view) {
    if (before.getResultEvaluation() == ResultEvaluation.UNDEFINED) {
      undefinedViews--;
      latest.remove(gapOf(before));
    }
    accept(view);
  }

  void accept(LatestVerdicts.News news) {
    PartVerdict part = news.verdict();
    if (news.replaced() != null) {
      forget(part);
    }
    if (news.replaced() == ResultEvaluation.NOT_DECIDABLE) {
      undecidedParts--;
    }
    if (part.getResultEvaluation() == ResultEvaluation.NOT_DECIDABLE) {
      undecidedParts++;
      name(
          new BoardView.Gap(
              part.getPartId(), "", UNDECIDED, part.getFirstTriggeredAt().toEpochMilli()));
    }
    for (String camera : part.getMissingCameras()) {
      name(
          new BoardView.Gap(
              part.getPartId(), camera, UNTRIGGERED, part.getFirstTriggeredAt().toEpochMilli()));
    }
  }

  BoardView.Unseen view() {
    return new BoardView.Unseen(
        lostFrames, deadLetters, undefinedViews, undecidedParts, List.copyOf(latest));
  }

  /** What was said of a part before its verdict was revised. */
  private void forget(PartVerdict part) {
    long atMillis = part.getFirstTriggeredAt().toEpochMilli();
    latest.removeIf(
        gap ->
            gap.partId().equals(part.getPartId())
                && gap.atMillis() == atMillis
                && (gap.reason().equals(UNDECIDED) || gap.reason().equals(UNTRIGGERED)));
  }

  private static BoardView.Gap gapOf(ViewVerdict view) {
    return new BoardView.Gap(
        view.getPartId(),
        view.getCameraId(),
        view.getDetail().isEmpty() ? view.getUndefinedReason().name() : view.getDetail(),
        view.getTriggeredAt().toEpochMilli());
  }

  private void name(BoardView.Gap gap) {
    latest.addFirst(gap);
    if (latest.size() > LATEST_KEPT) {
      latest.removeLast();
    }
  }
}
