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
      name(
          new BoardView.Gap(
              view.getPartId(),
              view.getCameraId(),
              view.getDetail().isEmpty() ? view.getUndefinedReason().name() : view.getDetail(),
              view.getTriggeredAt().toEpochMilli()));
    }
  }

  void accept(PartVerdict part) {
    if (part.getResultEvaluation() == ResultEvaluation.NOT_DECIDABLE) {
      undecidedParts++;
      name(
          new BoardView.Gap(
              part.getPartId(), "", "NOT_DECIDABLE", part.getFirstTriggeredAt().toEpochMilli()));
    }
    for (String camera : part.getMissingCameras()) {
      name(
          new BoardView.Gap(
              part.getPartId(),
              camera,
              "NEVER_TRIGGERED",
              part.getFirstTriggeredAt().toEpochMilli()));
    }
  }

  BoardView.Unseen view() {
    return new BoardView.Unseen(
        lostFrames, deadLetters, undefinedViews, undecidedParts, List.copyOf(latest));
  }

  private void name(BoardView.Gap gap) {
    latest.addFirst(gap);
    if (latest.size() > LATEST_KEPT) {
      latest.removeLast();
    }
  }
}
