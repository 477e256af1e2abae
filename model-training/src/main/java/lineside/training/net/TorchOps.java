package lineside.training.net;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Computes the network. Intermediate tensors belong to the pointer scope of the caller. */
public final class TorchOps implements TensorOps<Tensor> {
  /** Keeps the weighted mean defined where nothing is marked. */
  public static final float MASK_FLOOR = 1e-4f;

  @Override
  public Tensor convolve(ConvUnit unit, Tensor input) {
    return unit.forward(input);
  }

  @Override
  public Tensor doubled(Tensor input) {
    return torch.upsample_nearest2d(input, new long[] {input.size(2) * 2, input.size(3) * 2});
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
  public Tensor sigmoid(Tensor input) {
    return input.sigmoid();
  }

  @Override
  public Tensor softmax(Tensor input) {
    return input.softmax(1);
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
