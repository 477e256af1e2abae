package lineside.training.fit;

import lineside.training.net.DefectNet;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * The running mean of a network's weights and statistics over the last part of a run: steadier from
 * seed to seed than the last weights (Polyak and Juditsky 1992; Izmailov et al., arXiv 1803.05407).
 */
final class WeightAverage {
  private final DefectNet mean;

  /**
   * @param mean receives the mean; of the same shape as what is averaged
   */
  WeightAverage(DefectNet mean) {
    this.mean = mean;
  }

  DefectNet net() {
    return mean;
  }

  /**
   * Takes a state into the mean.
   *
   * @param share weight of the new state, 0 to 1; 1 forgets what was before
   */
  void take(DefectNet net, double share) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      blend(net.module().parameters(), mean.module().parameters(), share);
      blend(net.module().buffers(), mean.module().buffers(), share);
    }
  }

  private static void blend(TensorVector from, TensorVector into, double share) {
    for (long i = 0; i < from.size(); i++) {
      Tensor target = into.get(i);
      if (target.is_floating_point()) {
        target.lerp_(from.get(i), new Scalar(share));
      } else {
        target.copy_(from.get(i));
      }
    }
  }
}
