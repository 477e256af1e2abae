package lineside.training.memory;

import java.util.ArrayList;
import java.util.List;
import lineside.training.data.TrainingPicture;

/**
 * What is normal at every place of pictures that lie alike, and how far good pictures that were not
 * looked at come off from it.
 *
 * @param places what is normal
 * @param scale how far good pictures come off
 */
record PlaceMemory(NormalPlaces places, Scale scale) {
  private static final int MOST_PICTURES = 400;
  private static final int FOLDS = 5;

  /** Parts that are further from their usual place, in cells, do not lie alike. */
  private static final Shift FURTHEST = new Shift(4, 4);

  /** The first round compares with a blurred picture of parts in all their places. */
  private static final int ROUNDS = 2;

  /** In the logarithm of the square: a tenth of it is within what light and focus do. */
  private static final double LEAST_SPREAD = 0.15;

  /**
   * Remembers.
   *
   * @param good pictures of one size; of many, some are taken
   */
  static PlaceMemory of(List<TrainingPicture> good) {
    PlaceReader reader = new PlaceReader();
    List<Cells> seen = new ArrayList<>();
    int every = (good.size() + MOST_PICTURES - 1) / MOST_PICTURES;
    for (int i = 0; i < good.size(); i += every) {
      seen.add(reader.cells(good.get(i)));
    }
    List<Shift> shifts = shifts(reader, seen);
    Shift reach = reach(shifts);
    List<PlaceStatistics> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      folds.add(new PlaceStatistics(seen.get(0)));
    }
    for (int i = 0; i < seen.size(); i++) {
      folds.get(fold(i, seen.size())).add(seen.get(i).shifted(shifts.get(i).back()));
    }
    double[] highest = new double[seen.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      if (folds.get(fold).pictures() > 0) {
        NormalPlaces others = normal(folds, fold, reach);
        for (int i = 0; i < highest.length; i++) {
          highest[i] =
              fold(i, highest.length) == fold ? reader.highest(others, seen.get(i)) : highest[i];
        }
      }
    }
    return new PlaceMemory(normal(folds, FOLDS, reach), Scale.of(highest, LEAST_SPREAD));
  }

  /** Where every picture lies against the mean of all, once they are shifted back. */
  private static List<Shift> shifts(PlaceReader reader, List<Cells> seen) {
    List<Shift> shifts = new ArrayList<>();
    seen.forEach(cells -> shifts.add(Shift.NONE));
    for (int round = 0; round < ROUNDS; round++) {
      PlaceStatistics all = new PlaceStatistics(seen.get(0));
      for (int i = 0; i < seen.size(); i++) {
        all.add(seen.get(i).shifted(shifts.get(i).back()));
      }
      NormalPlaces normal = all.normal(FURTHEST);
      for (int i = 0; i < seen.size(); i++) {
        shifts.set(i, reader.shift(normal, seen.get(i)));
      }
    }
    return shifts;
  }

  private static Shift reach(List<Shift> shifts) {
    int rows = 0;
    int columns = 0;
    for (Shift shift : shifts) {
      rows = Math.max(rows, Math.abs(shift.rows()));
      columns = Math.max(columns, Math.abs(shift.columns()));
    }
    return new Shift(rows, columns);
  }

  private static NormalPlaces normal(List<PlaceStatistics> folds, int without, Shift reach) {
    PlaceStatistics sum = new PlaceStatistics(folds.get(0).shape());
    for (int fold = 0; fold < folds.size(); fold++) {
      if (fold != without) {
        sum.add(folds.get(fold));
      }
    }
    return sum.normal(reach);
  }

  /** Neighbours by name are often neighbours in time: a fold is a stretch, not every fifth. */
  private static int fold(int picture, int pictures) {
    return (int) ((long) picture * FOLDS / pictures);
  }
}
