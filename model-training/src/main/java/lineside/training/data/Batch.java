package lineside.training.data;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A batch of crops, off-heap, filled again and again. Not thread-safe; closed by its maker.
 *
 * <p>Arrays on the heap are filled first and then copied as a whole: single stores through a native
 * pointer are slow.
 */
public final class Batch implements AutoCloseable {
  private final Shape shape;
  private final Plane image;
  private final Plane target;
  private final Plane weight;
  private final Plane kinds;
  private final Plane soft;
  private final Plane softWeight;
  private final Plane features;
  private final Plane tag;
  private final Plane tagWeight;

  /**
   * Sizes of a batch.
   *
   * @param crops crops
   * @param channels channels of the picture
   * @param classes kinds of defect
   * @param sidePx side of a crop, a multiple of 16
   * @param taughtFeatures planes of a teacher's features; 0 without a teacher
   */
  public record Shape(int crops, int channels, int classes, int sidePx, int taughtFeatures) {
    /** Map pixels of a crop. */
    public int mapPixels() {
      return sidePx / 2 * (sidePx / 2);
    }

    /** Numbers of a crop. */
    public int imageNumbers() {
      return channels * sidePx * sidePx;
    }

    /** Numbers of a crop's features. */
    public int featureNumbers() {
      return taughtFeatures * (sidePx / 8) * (sidePx / 8);
    }

    /** Whether a teacher has a say. */
    public boolean isTaught() {
      return taughtFeatures > 0;
    }
  }

  /**
   * Numbers on the heap with their native copy.
   *
   * @param values filled by the sampler
   * @param pointer read by the network; owned by the batch
   * @param dimensions shape of the tensor
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
  public record Plane(float[] values, FloatPointer pointer, long[] dimensions) {
    static Plane of(long... dimensions) {
      long numbers = 1;
      for (long dimension : dimensions) {
        numbers *= dimension;
      }
      return new Plane(
          new float[Math.toIntExact(numbers)], new FloatPointer(Math.max(1, numbers)), dimensions);
    }

    void publish() {
      pointer.put(values);
    }
  }

  /** Takes the memory. */
  public Batch(Shape shape) {
    this.shape = shape;
    long crops = shape.crops();
    long side = shape.sidePx();
    long half = side / 2;
    image = Plane.of(crops, shape.channels(), side, side);
    target = Plane.of(crops, 1, half, half);
    weight = Plane.of(crops, 1, half, half);
    kinds = Plane.of(crops, shape.classes(), half, half);
    soft = Plane.of(crops, 1, half, half);
    softWeight = Plane.of(crops, 1, half, half);
    features = Plane.of(crops, shape.taughtFeatures(), side / 8, side / 8);
    tag = Plane.of(crops);
    tagWeight = Plane.of(crops);
  }

  /** Sizes. */
  public Shape shape() {
    return shape;
  }

  /** Normalised pixels, [crops, channels, side, side]. */
  public Plane image() {
    return image;
  }

  /** 1 on a defect, [crops, 1, side/2, side/2]. */
  public Plane target() {
    return target;
  }

  /** How much a map pixel counts, same shape; 0 where nobody knows. */
  public Plane weight() {
    return weight;
  }

  /** One-hot kind times weight, 0 off the defects, [crops, classes, side/2, side/2]. */
  public Plane kinds() {
    return kinds;
  }

  /** A teacher's map, 0 to 1, [crops, 1, side/2, side/2]. */
  public Plane soft() {
    return soft;
  }

  /** How much the teacher counts, same shape. */
  public Plane softWeight() {
    return softWeight;
  }

  /** A teacher's features, [crops, taughtFeatures, side/8, side/8]. */
  public Plane features() {
    return features;
  }

  /** 1 where a crop shows a defect, [crops]. */
  public Plane tag() {
    return tag;
  }

  /** How much the tag counts; 0 where nobody knows, [crops]. */
  public Plane tagWeight() {
    return tagWeight;
  }

  /** Brings what was filled to where the network reads it. */
  void publish() {
    planes().forEach(Plane::publish);
  }

  private List<Plane> planes() {
    return List.of(image, target, weight, kinds, soft, softWeight, features, tag, tagWeight);
  }

  @Override
  public void close() {
    planes().forEach(plane -> plane.pointer().close());
  }
}
