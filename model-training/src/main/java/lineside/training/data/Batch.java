package lineside.training.data;

import org.bytedeco.javacpp.FloatPointer;

/**
 * A batch of crops, off-heap, filled again and again. Not thread-safe; closed by its maker.
 *
 * <p>Arrays on the heap are filled first and then copied as a whole: single stores through a native
 * pointer are slow.
 */
public final class Batch implements AutoCloseable {
  private final Shape shape;
  private final float[] image;
  private final float[] target;
  private final float[] weight;
  private final float[] kinds;
  private final FloatPointer imagePointer;
  private final FloatPointer targetPointer;
  private final FloatPointer weightPointer;
  private final FloatPointer kindsPointer;

  /**
   * Sizes of a batch.
   *
   * @param crops crops
   * @param channels channels of the picture
   * @param classes kinds of defect
   * @param sidePx side of a crop, a multiple of 16
   */
  public record Shape(int crops, int channels, int classes, int sidePx) {
    /** Map pixels of a crop. */
    public int mapPixels() {
      return sidePx / 2 * (sidePx / 2);
    }

    /** Numbers of a crop. */
    public int imageNumbers() {
      return channels * sidePx * sidePx;
    }

    long[] image() {
      return new long[] {crops, channels, sidePx, sidePx};
    }

    long[] map(int planes) {
      return new long[] {crops, planes, sidePx / 2, sidePx / 2};
    }
  }

  /** Takes the memory. */
  public Batch(Shape shape) {
    this.shape = shape;
    int maps = shape.crops() * shape.mapPixels();
    image = new float[shape.crops() * shape.imageNumbers()];
    target = new float[maps];
    weight = new float[maps];
    kinds = new float[maps * shape.classes()];
    imagePointer = new FloatPointer(image.length);
    targetPointer = new FloatPointer(target.length);
    weightPointer = new FloatPointer(weight.length);
    kindsPointer = new FloatPointer(kinds.length);
  }

  /** Sizes. */
  public Shape shape() {
    return shape;
  }

  /** Normalised pixels, [crops, channels, side, side]. */
  float[] image() {
    return image;
  }

  /** 1 on a defect, [crops, side/2, side/2]. */
  float[] target() {
    return target;
  }

  /** How much a map pixel counts, same shape. */
  float[] weight() {
    return weight;
  }

  /** One-hot kind times weight, 0 off the defects, [crops, classes, side/2, side/2]. */
  float[] kinds() {
    return kinds;
  }

  /** Brings what was filled to where the network reads it. */
  void publish() {
    imagePointer.put(image);
    targetPointer.put(target);
    weightPointer.put(weight);
    kindsPointer.put(kinds);
  }

  /** The four pieces where the network reads them; they stay owned by the batch. */
  public Pointers pointers() {
    return new Pointers(imagePointer, targetPointer, weightPointer, kindsPointer, shape);
  }

  /**
   * Native views of a batch.
   *
   * @param image normalised pixels
   * @param target 1 on a defect
   * @param weight weight of a map pixel
   * @param kinds one-hot kind times weight
   * @param shape sizes
   */
  public record Pointers(
      FloatPointer image,
      FloatPointer target,
      FloatPointer weight,
      FloatPointer kinds,
      Shape shape) {
    /** Shape of the image tensor. */
    public long[] imageShape() {
      return shape.image();
    }

    /** Shape of target and weight. */
    public long[] mapShape() {
      return shape.map(1);
    }

    /** Shape of the kinds. */
    public long[] kindsShape() {
      return shape.map(shape.classes());
    }
  }

  @Override
  public void close() {
    imagePointer.close();
    targetPointer.close();
    weightPointer.close();
    kindsPointer.close();
  }
}
