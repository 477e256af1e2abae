package lineside.console.board;

import lineside.schemas.record.PartVerdict;

/** Counts the final verdicts of one line. Not thread-safe: owned by the board. */
final class LineCount {
  private final String lineId;
  private long ok;
  private long notOk;
  private long notDecidable;
  private long undefined;

  LineCount(String lineId) {
    this.lineId = lineId;
  }

  void accept(PartVerdict verdict) {
    switch (verdict.getResultEvaluation()) {
      case OK -> ok++;
      case NOT_OK -> notOk++;
      case NOT_DECIDABLE -> notDecidable++;
      case UNDEFINED -> undefined++;
    }
  }

  BoardView.Count view() {
    long all = ok + notOk + notDecidable + undefined;
    Double yield = all == 0 ? null : (double) ok / all;
    return new BoardView.Count(lineId, ok, notOk, notDecidable, undefined, yield);
  }
}
