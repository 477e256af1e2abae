package lineside.training.net;

import java.util.ArrayList;
import java.util.List;
import lineside.training.net.ConvUnit.Shape;
import org.bytedeco.pytorch.Module;

/**
 * A U-Net that starts and ends at half the resolution: one defect plane and one plane per kind.
 *
 * <p>Input [N,C,H,W], normalised, H and W multiples of 16. Two dilated convolutions at 1/16 let it
 * see about 300 pixels around, enough to notice that something is missing. Not thread-safe.
 */
public final class DefectNet {
  /** Levels of resolution: 1/2 to 1/16. */
  private static final int LEVELS = 4;

  /** Levels that describe a finding. */
  private static final int DESCRIBING = 2;

  private final Module module = new Module();
  private final NetSize size;
  private final int channels;
  private final int classes;
  private final List<ConvUnit> down = new ArrayList<>();
  private final List<List<ConvUnit>> refine = new ArrayList<>();
  private final List<ConvUnit> context = new ArrayList<>();
  private final List<ConvUnit> up = new ArrayList<>();
  private final ConvUnit head;

  /**
   * Makes a network with random weights from the generator of the library.
   *
   * @param channels channels of the picture, 1 or 3
   * @param classes kinds of defect, at least 1
   */
  public DefectNet(NetSize size, int channels, int classes) {
    this.size = size;
    this.channels = channels;
    this.classes = classes;
    int inputs = channels + 1;
    for (int level = 0; level < LEVELS; level++) {
      int width = size.width(level);
      down.add(unit("down" + level, inputs, width, 2, 1));
      refine.add(refiners(level, width));
      inputs = width;
    }
    context.add(unit("context0", inputs, inputs, 1, 2));
    context.add(unit("context1", inputs, inputs, 1, 4));
    for (int level = LEVELS - 2; level >= 0; level--) {
      int width = size.width(level);
      up.add(unit("up" + level, inputs + width, width, 1, 1));
      inputs = width;
    }
    head = ConvUnit.head(module, "head", new Shape(inputs, 1 + classes, 1, 1, 1));
  }

  private List<ConvUnit> refiners(int level, int width) {
    List<ConvUnit> units = new ArrayList<>();
    for (int i = 0; i < size.depth(level); i++) {
      units.add(unit("refine" + level + "-" + i, width, width, 1, 1));
    }
    return units;
  }

  private ConvUnit unit(String name, int inputs, int outputs, int stride, int dilation) {
    return ConvUnit.normalised(module, name, new Shape(inputs, outputs, 3, stride, dilation));
  }

  /** Parameters and their mode. */
  public Module module() {
    return module;
  }

  /** How wide it is. */
  public NetSize size() {
    return size;
  }

  /** Channels of the picture. */
  public int channels() {
    return channels;
  }

  /** Kinds of defect. */
  public int classes() {
    return classes;
  }

  /**
   * Starts from weights of an exported network of the same shape, in the order it was written. Such
   * a network is tuned with its normalisation at rest: call {@code module().eval()}.
   */
  public void restore(List<ConvUnit.Folded> weights) {
    List<ConvUnit> units = units();
    if (units.size() != weights.size()) {
      throw new IllegalArgumentException(
          "%d convolutions for a network of %d".formatted(weights.size(), units.size()));
    }
    for (int i = 0; i < units.size(); i++) {
      units.get(i).restore(weights.get(i));
    }
  }

  /**
   * Starts from a network of the same size that knows other kinds, or grey pictures where this one
   * knows colour: the first weights are spread over the colours, the kinds are forgotten.
   */
  public void startFrom(DefectNet base) {
    if (base.size != size || (base.channels != channels && base.channels != 1)) {
      throw new IllegalArgumentException(
          "network of size %s with %d channels cannot start one of size %s with %d"
              .formatted(base.size, base.channels, size, channels));
    }
    List<ConvUnit> from = base.units();
    List<ConvUnit> into = units();
    for (int i = 0; i < into.size(); i++) {
      if (i == 0) {
        into.get(i).takeSpread(from.get(i), channels);
      } else if (into.get(i) == head) {
        into.get(i).takeFirstOutput(from.get(i));
      } else {
        into.get(i).take(from.get(i));
      }
    }
  }

  /** In the order they are computed. */
  private List<ConvUnit> units() {
    List<ConvUnit> units = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      units.add(down.get(level));
      units.addAll(refine.get(level));
    }
    units.addAll(context);
    units.addAll(up);
    units.add(head);
    return units;
  }

  /**
   * Features of each level.
   *
   * @param logits [N,1+K,H/2,W/2]: defect plane, then one plane per kind
   * @param levels features at 1/4, 1/8 and 1/16
   * @param early features at 1/2 and 1/4 on the way down: what is there, before it is judged
   */
  public record Features<T>(T logits, List<T> levels, List<T> early) {}

  /**
   * The three outputs of the package.
   *
   * @param defectMap [N,1,H/2,W/2], 0 to 1
   * @param classMap [N,K,H/2,W/2], sums to 1 over K
   * @param embedding [N,E]
   */
  public record Outputs<T>(T defectMap, T classMap, T embedding) {}

  /** Runs or writes the network up to the logits. */
  public <T> Features<T> features(TensorOps<T> ops, T image) {
    List<T> skips = new ArrayList<>();
    T value = ops.withLocalContrast(image);
    for (int level = 0; level < LEVELS; level++) {
      value = refined(ops, refine.get(level), ops.convolve(down.get(level), value));
      skips.add(value);
    }
    for (ConvUnit unit : context) {
      value = ops.added(value, ops.convolve(unit, value));
    }
    List<T> levels = new ArrayList<>(List.of(value));
    for (int i = 0; i < up.size(); i++) {
      T skip = skips.get(LEVELS - 2 - i);
      value = ops.convolve(up.get(i), ops.joined(ops.doubled(value), skip));
      levels.add(0, value);
    }
    return new Features<>(
        ops.convolve(head, value),
        List.copyOf(levels.subList(1, LEVELS)),
        List.copyOf(skips.subList(0, DESCRIBING)));
  }

  /** The first unit replaces, the others add to what is there. */
  private static <T> T refined(TensorOps<T> ops, List<ConvUnit> units, T input) {
    T value = ops.convolve(units.get(0), input);
    for (ConvUnit unit : units.subList(1, units.size())) {
      value = ops.added(value, ops.convolve(unit, value));
    }
    return value;
  }

  /** Runs or writes the network with everything that a package promises. */
  public <T> Outputs<T> outputs(TensorOps<T> ops, T image) {
    return outputs(ops, image, MapHead.OF_NET);
  }

  /** The same with a map that comes about otherwise. */
  public <T> Outputs<T> outputs(TensorOps<T> ops, T image, MapHead head) {
    Features<T> features = features(ops, image);
    T map = head.map(ops.planes(), image, ops.channels(features.logits(), 0, 1));
    T kinds = ops.softmax(ops.channels(features.logits(), 1, classes));
    T peaks = ops.peaks(map);
    return new Outputs<>(map, kinds, embedding(ops, features.early(), peaks));
  }

  /** Later features know good from bad and little of what a defect looks like. */
  private static <T> T embedding(TensorOps<T> ops, List<T> early, T peaks) {
    T embedding = ops.maskedMean(early.get(0), peaks);
    int side = 2;
    for (T level : early.subList(1, early.size())) {
      embedding = ops.joined(embedding, ops.maskedMean(level, ops.meanPooled(peaks, side)));
      side *= 2;
    }
    return embedding;
  }
}
