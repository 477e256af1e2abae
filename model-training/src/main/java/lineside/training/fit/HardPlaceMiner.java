package lineside.training.fit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lineside.training.data.HardPlaces;
import lineside.training.data.TrainingPicture;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.DefectMap;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;

/** Looks for places on good pictures that a model takes for defects. */
public final class HardPlaceMiner {
  /** Below that a place is no longer hard. */
  private static final float HARD_FROM = 0.1f;

  private static final long MAX_PIXELS = 100_000_000L;

  private final PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
  private final List<TrainingPicture> good;
  private final RandomGenerator random;

  /**
   * @param good good pictures, in the order of the sampler
   */
  public HardPlaceMiner(List<TrainingPicture> good, RandomGenerator random) {
    this.good = good;
    this.random = random;
  }

  /** The worst place of each of some pictures drawn at random, where it is bad enough. */
  public List<HardPlaces.Place> mine(DefectDetector detector, int pictures) {
    List<HardPlaces.Place> places = new ArrayList<>();
    for (int i = 0; i < Math.min(pictures, good.size()); i++) {
      int index = random.nextInt(good.size());
      DefectMap map = map(detector, good.get(index));
      int worst = 0;
      for (int at = 1; at < map.scores().length; at++) {
        worst = map.scores()[at] > map.scores()[worst] ? at : worst;
      }
      if (map.scores()[worst] >= HARD_FROM) {
        places.add(
            new HardPlaces.Place(
                index,
                (int) (worst % map.widthPx() * map.strideX()),
                (int) (worst / map.widthPx() * map.strideY())));
      }
    }
    return places;
  }

  private DefectMap map(DefectDetector detector, TrainingPicture good) {
    try (Picture picture =
        decoder.decodeRaw(
            ByteBuffer.wrap(good.pixels()), good.widthPx(), good.heightPx(), good.channels())) {
      return detector.inspect(picture).map();
    } catch (UndecodablePictureException | InvalidModelOutputException e) {
      throw new IllegalStateException("learning produced no usable model: " + good.file(), e);
    }
  }
}
