package lineside.training.net;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Computes the network. Intermediate tensors belong to the pointer scope of the caller. */
public final class TorchOps implements TensorOps<Tensor> {
  /** Keeps the weighted mean defined where nothing is marked. */
  public static final float MASK_FLOOR = 1e-4f;

  /** Keeps an empty map defined. */
  public static final float PEAK_FLOOR = 1e-6f;

  /** Side of the blocks that local light is averaged over; the network halves its input 4 times. */
  public static final int BLOCK_PX = 16;

  /** Blocks on a side of the neighbourhood. */
  public static final int BLOCKS = 5;

  /** Rounding can make a variance negative. */
  public static final float VARIANCE_FLOOR = 1e-6f;

  /**
   * Added to the deviation, about 3 grey levels: flat regions must not turn noise into contrast.
   */
  public static final float DIVISOR_FLOOR = 0.05f;

  /** Contrasts beyond that many deviations are cut. */
  public static final float CONTRAST_BOUND = 6f;

  private final PlaneOps<Tensor> planes = new TorchPlaneOps();

  @Override
  public Tensor convolve(ConvUnit unit, Tensor input) {
    return unit.forward(input);
  }

  @Override
  public Tensor doubled(Tensor input) {
    return torch.upsample_nearest2d(input, new long[] {input.size(2) * 2, input.size(3) * 2});
  }

  @Override
  public Tensor added(Tensor a, Tensor b) {
    return a.add(b);
  }

  @Override
  public Tensor withLocalContrast(Tensor image) {
    Tensor grey = image.mean(new long[] {1}, true, new ScalarTypeOptional());
    Tensor mean = neighbourhood(grey);
    Tensor variance = neighbourhood(grey.mul(grey)).sub(mean.mul(mean));
    Tensor deviation = variance.clamp_min(new Scalar(VARIANCE_FLOOR)).sqrt();
    Tensor contrast =
        grey.sub(enlarged(mean)).div(enlarged(deviation).add(new Scalar(DIVISOR_FLOOR)));
    Tensor bounded =
        contrast.clamp(
            new ScalarOptional(new Scalar(-CONTRAST_BOUND)),
            new ScalarOptional(new Scalar(CONTRAST_BOUND)));
    return torch.cat(new TensorVector(image, bounded), 1);
  }

  private static Tensor neighbourhood(Tensor plane) {
    Tensor coarse = torch.avg_pool2d(plane, BLOCK_PX, BLOCK_PX);
    return torch.avg_pool2d(
        coarse,
        new long[] {BLOCKS, BLOCKS},
        new long[] {1, 1},
        new long[] {BLOCKS / 2, BLOCKS / 2},
        false,
        false,
        new LongOptional());
  }

  private static Tensor enlarged(Tensor coarse) {
    long[] size = {coarse.size(2) * BLOCK_PX, coarse.size(3) * BLOCK_PX};
    return torch.upsample_bilinear2d(coarse, size, false);
  }

  @Override
  public Tensor joined(Tensor a, Tensor b) {
    return torch.cat(new TensorVector(a, b), 1);
  }

  @Override
  public Tensor channels(Tensor input, int from, int count) {
    return input.narrow(1, from, count);
  }

  @Override
  public Tensor softmax(Tensor input) {
    return input.softmax(1);
  }

  @Override
  public Tensor peaks(Tensor map) {
    Tensor highest = map.amax(new long[] {2, 3}, true).clamp_min(new Scalar(PEAK_FLOOR));
    return map.div(highest).square().square();
  }

  @Override
  public PlaneOps<Tensor> planes() {
    return planes;
  }

  @Override
  public Tensor meanPooled(Tensor input, int side) {
    return torch.avg_pool2d(input, side, side);
  }

  @Override
  public Tensor maskedMean(Tensor input, Tensor mask) {
    Tensor weighted = mean(input.mul(mask));
    return weighted.div(mean(mask).add(new Scalar(MASK_FLOOR)));
  }

  private static Tensor mean(Tensor input) {
    return input.mean(new long[] {2, 3}, false, new ScalarTypeOptional());
  }
}
