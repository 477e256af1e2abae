package lineside.console.board;

import lineside.schemas.record.ResultEvaluation;

/**
 * Counts the inspections of one line by the highest revision of their verdicts. Not thread-safe:
 * owned by the board.
 */
final class LineCount {
  private final String lineId;
  private long ok;
  private long notOk;
  private long notDecidable;
  private long undefined;

  LineCount(String lineId) {
    this.lineId = lineId;
  }

  void accept(LatestVerdicts.News news) {
    count(news.verdict().getResultEvaluation(), 1);
    if (news.replaced() != null) {
      count(news.replaced(), -1);
    }
  }

  private void count(ResultEvaluation evaluation, int step) {
    switch (evaluation) {
      case OK -> ok += step;
      case NOT_OK -> notOk += step;
      case NOT_DECIDABLE -> notDecidable += step;
      case UNDEFINED -> undefined += step;
    }
  }

  BoardView.Count view() {
    long all = ok + notOk + notDecidable + undefined;
    Double yield = all == 0 ? null : (double) ok / all;
    return new BoardView.Count(lineId, ok, notOk, notDecidable, undefined, yield);
  }
}
