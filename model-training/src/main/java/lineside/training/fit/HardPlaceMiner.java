package lineside.training.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lineside.training.data.HardPlaces;
import lineside.training.data.TrainingPicture;
import lineside.training.net.DefectNet;

/** Looks for places on good pictures that a network takes for defects. */
public final class HardPlaceMiner {
  /** Below that a place is no longer hard. */
  private static final float HARD_FROM = 0.1f;

  private static final int STRIDE_PX = 2;

  private final List<TrainingPicture> good;

  /**
   * @param good good pictures, in the order of the sampler
   */
  public HardPlaceMiner(List<TrainingPicture> good) {
    this.good = good;
  }

  /** The worst place of each of some pictures drawn at random, where it is bad enough. */
  public List<HardPlaces.Place> mine(DefectNet net, int pictures, RandomGenerator random) {
    NetScorer scorer = new NetScorer(net);
    List<HardPlaces.Place> places = new ArrayList<>();
    for (int i = 0; i < Math.min(pictures, good.size()); i++) {
      int index = random.nextInt(good.size());
      NetScorer.Answer answer = scorer.answer(good.get(index));
      int worst = 0;
      for (int at = 1; at < answer.map().length; at++) {
        worst = answer.map()[at] > answer.map()[worst] ? at : worst;
      }
      if (answer.map()[worst] >= HARD_FROM) {
        places.add(
            new HardPlaces.Place(
                index, worst % answer.widthPx() * STRIDE_PX, worst / answer.widthPx() * STRIDE_PX));
      }
    }
    return places;
  }
}
