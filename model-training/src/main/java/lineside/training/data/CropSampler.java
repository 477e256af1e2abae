package lineside.training.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Draws the crops of a batch: about half around a defect, every kind equally often, the others from
 * good pictures, of these half from hard places. Deterministic for its generator; not thread-safe.
 */
public final class CropSampler {
  /** Share of crops that are drawn around a defect. */
  private static final double DEFECT_SHARE = 0.55;

  /** Share of good crops that are drawn around a hard place, once there are some. */
  private static final double HARD_SHARE = 0.5;

  /** Share of good crops that get a drawn defect, only when no picture has a masked one. */
  private static final double DRAWN_SHARE = 0.6;

  /** Lamp and exposure vary by that much. */
  private static final double GAIN_RANGE = 0.12;

  private static final double OFFSET_RANGE = 10;

  private final List<TrainingPicture> good;
  private final List<List<TrainingPicture>> defectsByKind;
  private final HardPlaces hard;
  private final Settings settings;
  private final RandomGenerator random;

  /**
   * How to draw.
   *
   * @param pose whether crops are mirrored
   * @param hardPlaces places to draw from more often; changed by the trainer
   */
  public record Settings(Pose pose, HardPlaces hardPlaces) {}

  /** Sorts the pictures by what they are good for. */
  public CropSampler(
      List<TrainingPicture> pictures, int kinds, Settings settings, RandomGenerator random) {
    this.good = pictures.stream().filter(TrainingPicture::isGood).toList();
    this.defectsByKind = new ArrayList<>();
    for (int kind = 0; kind < kinds; kind++) {
      int wanted = kind;
      List<TrainingPicture> ofKind =
          pictures.stream().filter(p -> p.kind() == wanted && p.defectPixels().length > 0).toList();
      if (!ofKind.isEmpty()) {
        defectsByKind.add(ofKind);
      }
    }
    if (good.isEmpty() && defectsByKind.isEmpty()) {
      throw new IllegalArgumentException("nothing to learn from: no good and no masked picture");
    }
    this.hard = settings.hardPlaces();
    this.settings = settings;
    this.random = random;
  }

  /** The good pictures, in the order that {@link HardPlaces.Place} counts in. */
  public List<TrainingPicture> good() {
    return good;
  }

  /** Fills a batch. */
  public void fill(Batch batch) {
    Crop crop = Crop.of(batch.shape().sidePx(), batch.shape().channels());
    for (int i = 0; i < batch.shape().crops(); i++) {
      int kind = draw(crop);
      vary(crop.levels());
      CropTargets.write(crop, kind, batch, i);
    }
    batch.publish();
  }

  private int draw(Crop crop) {
    boolean isDefect =
        !defectsByKind.isEmpty() && (good.isEmpty() || random.nextDouble() < DEFECT_SHARE);
    if (isDefect) {
      List<TrainingPicture> ofKind = defectsByKind.get(random.nextInt(defectsByKind.size()));
      TrainingPicture picture = ofKind.get(random.nextInt(ofKind.size()));
      int pixel = picture.defectPixels()[random.nextInt(picture.defectPixels().length)];
      takeAround(crop, picture, pixel % picture.widthPx(), pixel / picture.widthPx());
      return picture.kind();
    }
    drawGood(crop);
    if (defectsByKind.isEmpty() && random.nextDouble() < DRAWN_SHARE) {
      DrawnDefect.draw(crop, random);
      return 0;
    }
    return -1;
  }

  private void drawGood(Crop crop) {
    Optional<HardPlaces.Place> place =
        random.nextDouble() < HARD_SHARE ? hard.any(random) : Optional.empty();
    if (place.isPresent()) {
      TrainingPicture picture = good.get(place.get().picture());
      takeAround(crop, picture, place.get().xPx(), place.get().yPx());
      return;
    }
    TrainingPicture picture = good.get(random.nextInt(good.size()));
    takeAround(
        crop, picture, random.nextInt(picture.widthPx()), random.nextInt(picture.heightPx()));
  }

  /** A crop that holds a place, somewhere in it, and stays inside the picture where it can. */
  private void takeAround(Crop crop, TrainingPicture picture, int x, int y) {
    int side = crop.sidePx();
    int left = clamp(x - random.nextInt(side), picture.widthPx() - side);
    int top = clamp(y - random.nextInt(side), picture.heightPx() - side);
    Crop.Mirror mirror =
        settings.pose() == Pose.FREE
            ? new Crop.Mirror(random.nextBoolean(), random.nextBoolean())
            : Crop.Mirror.NONE;
    crop.take(picture, left, top, mirror);
  }

  private static int clamp(int value, int highest) {
    return highest <= 0 ? highest / 2 : Math.max(0, Math.min(highest, value));
  }

  private void vary(float[] levels) {
    float gain = (float) (1 + (random.nextDouble() * 2 - 1) * GAIN_RANGE);
    float offset = (float) ((random.nextDouble() * 2 - 1) * OFFSET_RANGE);
    for (int i = 0; i < levels.length; i++) {
      levels[i] = Math.max(0, Math.min(255, levels[i] * gain + offset));
    }
  }
}
