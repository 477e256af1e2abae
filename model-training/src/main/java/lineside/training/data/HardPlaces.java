package lineside.training.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Places on good pictures that the model took for defects: learned from more often. */
public final class HardPlaces {
  private final List<Place> places = new ArrayList<>();

  /**
   * A place.
   *
   * @param picture index among the good pictures
   * @param xPx column
   * @param yPx row
   */
  public record Place(int picture, int xPx, int yPx) {}

  /** Forgets the places of an earlier model. */
  public void replaceBy(List<Place> found) {
    places.clear();
    places.addAll(found);
  }

  /** A place at random; empty when there is none. */
  Optional<Place> any(RandomGenerator random) {
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(places.get(random.nextInt(places.size())));
  }
}
