package lineside.training.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import lineside.training.data.TrainingPicture.Labelling;

/**
 * Draws the crops of a batch: about half around a defect, every kind equally often, the others from
 * good pictures, of these half from hard places. A batch depends on the seed and its number alone,
 * so that a run that is continued draws what the first would have drawn. Used by one thread at a
 * time.
 */
public final class CropSampler {
  /** Share of crops that are drawn around a defect. */
  private static final double DEFECT_SHARE = 0.5;

  /** Share of good crops that are drawn around a hard place, once there are some. */
  private static final double HARD_SHARE = 0.5;

  /** Share of good crops that get a drawn defect, when no picture has a real one. */
  private static final double DRAWN_SHARE = 0.6;

  /** Share of crops from unlabelled pictures, where a teacher labelled them. */
  private static final double UNLABELLED_SHARE = 0.4;

  /** Of these, the share drawn where the teacher sees something. */
  private static final double SUSPECT_SHARE = 0.5;

  /** How much the teacher counts where people know. */
  private static final float TEACHER_BESIDE_PEOPLE = 0.4f;

  private static final int SUSPECT_FROM = 77;

  /**
   * How much "shows a defect" counts where no defect has its pixels: a small set of such pictures
   * is soon known by heart.
   */
  private static final float TAG_WITHOUT_MASKS = 0.4f;

  private final Settings settings;
  private final Pool pool;
  private final LightVariation light;
  private final float tagWeight;

  /**
   * How to draw.
   *
   * @param augmentation how crops vary
   * @param hardPlaces places to draw from more often; changed by the trainer
   * @param seed seed of all batches
   */
  public record Settings(Augmentation augmentation, HardPlaces hardPlaces, long seed) {}

  private record Pool(
      List<TrainingPicture> good,
      List<TrainingPicture> unlabelled,
      List<List<TrainingPicture>> defectsByKind) {}

  /** Sorts the pictures by what they are good for. */
  public CropSampler(List<TrainingPicture> pictures, int kinds, Settings settings) {
    this.settings = settings;
    this.light = new LightVariation(settings.augmentation().gain());
    List<List<TrainingPicture>> byKind = new ArrayList<>();
    for (int kind = 0; kind < kinds; kind++) {
      int wanted = kind;
      List<TrainingPicture> ofKind =
          pictures.stream().filter(p -> p.kind() == wanted && showsDefect(p)).toList();
      if (!ofKind.isEmpty()) {
        byKind.add(ofKind);
      }
    }
    pool =
        new Pool(
            pictures.stream().filter(TrainingPicture::isGood).toList(),
            pictures.stream()
                .filter(p -> p.truth().labelling() == Labelling.UNLABELLED && p.soft() != null)
                .toList(),
            List.copyOf(byKind));
    boolean hasMasks = pictures.stream().anyMatch(p -> p.truth().labelling() == Labelling.MASKED);
    tagWeight = hasMasks ? 1 : TAG_WITHOUT_MASKS;
    if (pool.good().isEmpty() && pool.defectsByKind().isEmpty()) {
      throw new IllegalArgumentException("nothing to learn from: no good and no defect picture");
    }
  }

  private static boolean showsDefect(TrainingPicture picture) {
    return picture.truth().labelling() == Labelling.TAGGED
        || picture.truth().defectPixels().length > 0;
  }

  /** The good pictures, in the order that {@link HardPlaces.Place} counts in. */
  public List<TrainingPicture> good() {
    return pool.good();
  }

  /** Fills a batch with the crops of a step. */
  public void fill(Batch batch, long step) {
    RandomGenerator random = new SplittableRandom(settings.seed() * 1_000_003L + step);
    Crop crop = Crop.of(batch.shape());
    for (int i = 0; i < batch.shape().crops(); i++) {
      CropTargets.Known known = draw(crop, random);
      light.vary(crop, random);
      CropTargets.write(crop, known, batch, i);
      batch.tagWeight().values()[i] *= tagWeight;
    }
    batch.publish();
  }

  private CropTargets.Known draw(Crop crop, RandomGenerator random) {
    if (!pool.unlabelled().isEmpty() && random.nextDouble() < UNLABELLED_SHARE) {
      return drawUnlabelled(crop, random);
    }
    boolean isDefect =
        !pool.defectsByKind().isEmpty()
            && (pool.good().isEmpty() || random.nextDouble() < DEFECT_SHARE);
    return isDefect ? drawDefect(crop, random) : drawGood(crop, random);
  }

  private CropTargets.Known drawUnlabelled(Crop crop, RandomGenerator random) {
    TrainingPicture picture = any(pool.unlabelled(), random);
    int x = random.nextInt(picture.widthPx());
    int y = random.nextInt(picture.heightPx());
    if (picture.soft() != null && random.nextDouble() < SUSPECT_SHARE) {
      byte[] map = picture.soft().map();
      int columns = (picture.widthPx() + 1) / 2;
      int start = random.nextInt(map.length);
      for (int i = 0; i < map.length; i++) {
        int at = (start + i) % map.length;
        if ((map[at] & 0xFF) >= SUSPECT_FROM) {
          x = at % columns * 2;
          y = at / columns * 2;
          break;
        }
      }
    }
    takeAround(crop, picture, new int[] {x, y}, random);
    return new CropTargets.Known(-1, Labelling.UNLABELLED, 1);
  }

  private CropTargets.Known drawDefect(Crop crop, RandomGenerator random) {
    TrainingPicture picture = any(any(pool.defectsByKind(), random), random);
    int[] pixels = picture.truth().defectPixels();
    if (pixels.length == 0) {
      takeWhole(crop, picture, random);
    } else {
      int pixel = pixels[random.nextInt(pixels.length)];
      int[] place = {pixel % picture.widthPx(), pixel / picture.widthPx()};
      takeAround(crop, picture, place, random);
    }
    return new CropTargets.Known(
        picture.kind(), picture.truth().labelling(), teacherShare(picture));
  }

  private static float teacherShare(TrainingPicture picture) {
    return picture.soft() == null ? 0 : TEACHER_BESIDE_PEOPLE;
  }

  private CropTargets.Known drawGood(Crop crop, RandomGenerator random) {
    Optional<HardPlaces.Place> place =
        random.nextDouble() < HARD_SHARE ? settings.hardPlaces().any(random) : Optional.empty();
    TrainingPicture picture =
        place.isPresent() ? pool.good().get(place.get().picture()) : any(pool.good(), random);
    int[] at =
        place
            .map(p -> new int[] {p.xPx(), p.yPx()})
            .orElseGet(
                () ->
                    new int[] {
                      random.nextInt(picture.widthPx()), random.nextInt(picture.heightPx())
                    });
    takeAround(crop, picture, at, random);
    if (pool.defectsByKind().isEmpty() && random.nextDouble() < DRAWN_SHARE) {
      DrawnDefect.draw(crop, any(pool.good(), random), random);
      return new CropTargets.Known(0, Labelling.MASKED, teacherShare(picture));
    }
    return new CropTargets.Known(-1, Labelling.GOOD, teacherShare(picture));
  }

  private static <T> T any(List<T> of, RandomGenerator random) {
    return of.get(random.nextInt(of.size()));
  }

  /** A crop that holds a place, somewhere in it, and stays inside the picture where it can. */
  private void takeAround(Crop crop, TrainingPicture picture, int[] place, RandomGenerator random) {
    int side = crop.sidePx();
    float x = place[0] + (random.nextFloat() - 0.5f) * side * 0.9f;
    float y = place[1] + (random.nextFloat() - 0.5f) * side * 0.9f;
    float half = side / 2f;
    crop.take(
        picture,
        turned(inside(x, half, picture.widthPx()), inside(y, half, picture.heightPx()), random));
  }

  /** The whole picture, or as much of its middle as the crop holds. */
  private void takeWhole(Crop crop, TrainingPicture picture, RandomGenerator random) {
    float shift = crop.sidePx() / 32f;
    crop.take(
        picture,
        turned(
            picture.widthPx() / 2f + (random.nextFloat() - 0.5f) * shift,
            picture.heightPx() / 2f + (random.nextFloat() - 0.5f) * shift,
            random));
  }

  private static float inside(float centre, float half, int length) {
    return length <= 2 * half ? length / 2f : Math.max(half, Math.min(length - half, centre));
  }

  private Crop.View turned(float x, float y, RandomGenerator random) {
    Augmentation how = settings.augmentation();
    double angle =
        how.pose() == Pose.FREE && random.nextInt(3) == 0
            ? 0
            : Math.toRadians((random.nextDouble() * 2 - 1) * how.rotationDegrees());
    double zoom = 1 + (random.nextDouble() * 2 - 1) * how.zoom();
    int mirrorX = how.pose() == Pose.FREE && random.nextBoolean() ? -1 : 1;
    int mirrorY = how.pose() == Pose.FREE && random.nextBoolean() ? -1 : 1;
    float cos = (float) (zoom * Math.cos(angle));
    float sin = (float) (zoom * Math.sin(angle));
    return new Crop.View(x, y, cos * mirrorX, -sin * mirrorY, sin * mirrorX, cos * mirrorY);
  }
}
