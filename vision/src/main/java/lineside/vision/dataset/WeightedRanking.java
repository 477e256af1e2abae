package lineside.vision.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** AUROC of pictures that count several times, sorted once for all the draws of a bootstrap. */
final class WeightedRanking {
  private final int[] unit;
  private final boolean[] isGood;
  private final float[] score;

  private WeightedRanking(int length) {
    unit = new int[length];
    isGood = new boolean[length];
    score = new float[length];
  }

  static WeightedRanking of(List<ScoredPicture> pictures, Units units) {
    List<Integer> order =
        IntStream.range(0, pictures.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pictures.get(i).score()))
            .toList();
    WeightedRanking ranking = new WeightedRanking(order.size());
    for (int i = 0; i < order.size(); i++) {
      ScoredPicture picture = pictures.get(order.get(i));
      ranking.unit[i] = units.of(order.get(i));
      ranking.isGood[i] = picture.picture().isGood();
      ranking.score[i] = picture.score();
    }
    return ranking;
  }

  /** AUROC when the pictures of each unit count that often; NaN without good or without defect. */
  double auroc(int[] times) {
    double wins = 0;
    double below = 0;
    double defects = 0;
    for (int from = 0; from < unit.length; ) {
      int to = from;
      double good = 0;
      double defect = 0;
      while (to < unit.length && score[to] == score[from]) {
        if (isGood[to]) {
          good += times[unit[to]];
        } else {
          defect += times[unit[to]];
        }
        to++;
      }
      wins += defect * (below + good / 2);
      below += good;
      defects += defect;
      from = to;
    }
    return wins / (below * defects);
  }
}
