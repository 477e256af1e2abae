package lineside.training.net;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Computes planes. Intermediate tensors belong to the pointer scope of the caller. */
final class TorchPlaneOps implements PlaneOps<Tensor> {
  @Override
  public Tensor constant(float[] values, long... shape) {
    return torch.from_blob(new FloatPointer(values), shape);
  }

  @Override
  public Tensor plus(Tensor a, Tensor b) {
    return a.add(b);
  }

  @Override
  public Tensor minus(Tensor a, Tensor b) {
    return a.sub(b);
  }

  @Override
  public Tensor times(Tensor a, Tensor b) {
    return a.mul(b);
  }

  @Override
  public Tensor smaller(Tensor a, Tensor b) {
    return torch.minimum(a, b);
  }

  @Override
  public Tensor larger(Tensor a, Tensor b) {
    return torch.maximum(a, b);
  }

  @Override
  public Tensor root(Tensor input) {
    return input.sqrt();
  }

  @Override
  public Tensor log(Tensor input) {
    return input.log();
  }

  @Override
  public Tensor logistic(Tensor input) {
    return input.sigmoid();
  }

  @Override
  public Tensor joined(List<Tensor> parts) {
    TensorVector all = new TensorVector();
    parts.forEach(all::push_back);
    return torch.cat(all, 1);
  }

  @Override
  public Tensor meanOfPlanes(Tensor input) {
    return input.mean(new long[] {1}, true, new ScalarTypeOptional());
  }

  @Override
  public Tensor blocks(Tensor input, int side) {
    return torch.avg_pool2d(input, side, side);
  }

  @Override
  public Tensor meanAround(Tensor input) {
    long[] ones = {1, 1};
    return torch.avg_pool2d(input, new long[] {3, 3}, ones, ones, false, false, new LongOptional());
  }

  @Override
  public Tensor meanOfPlaces(Tensor input) {
    return input.mean(new long[] {2, 3}, true, new ScalarTypeOptional());
  }

  @Override
  public Tensor softmax(Tensor input) {
    return input.softmax(1);
  }

  @Override
  public List<Tensor> shifted(Tensor input, int rows, int columns) {
    Tensor padded = torch.replication_pad2d(input, columns, columns, rows, rows);
    List<Tensor> copies = new ArrayList<>();
    for (int y = 0; y <= 2 * rows; y++) {
      for (int x = 0; x <= 2 * columns; x++) {
        copies.add(padded.narrow(2, y, input.size(2)).narrow(3, x, input.size(3)));
      }
    }
    return copies;
  }

  @Override
  public Tensor enlarged(Tensor input, int factor) {
    return linear(input, input.size(2) * factor, input.size(3) * factor);
  }

  @Override
  public Tensor sized(Tensor input, Tensor like) {
    return linear(input, like.size(2), like.size(3));
  }

  private static Tensor linear(Tensor input, long rows, long columns) {
    return torch.upsample_bilinear2d(input, new long[] {rows, columns}, false);
  }
}
