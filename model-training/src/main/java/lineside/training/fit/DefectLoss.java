package lineside.training.fit;

import lineside.training.data.Batch;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * What a batch costs: weighted cross entropy of the defect plane, half a Dice over the whole batch
 * (over single crops it would punish any answer on an empty one), and cross entropy of the kinds on
 * defect pixels, every crop alike.
 */
final class DefectLoss {
  private static final long MEAN = 1;
  private static final float DICE_FLOOR = 20;
  private static final float DICE_SHARE = 0.5f;
  private static final float KIND_SHARE = 0.3f;

  private DefectLoss() {}

  static Tensor of(Tensor logits, Batch.Pointers batch) {
    Tensor target = torch.from_blob(batch.target(), batch.mapShape());
    Tensor weight = torch.from_blob(batch.weight(), batch.mapShape());
    Tensor kinds = torch.from_blob(batch.kinds(), batch.kindsShape());
    Tensor defect = logits.narrow(1, 0, 1);
    Tensor entropy =
        torch.binary_cross_entropy_with_logits(
            defect, target, new TensorOptional(weight), new TensorOptional(), MEAN);
    Tensor kindLog = logits.narrow(1, 1, batch.shape().classes()).log_softmax(1);
    Tensor kindLoss = kindLog.mul(kinds).sum().mul(new Scalar(-1f / batch.shape().crops()));
    return entropy
        .add(dice(defect.sigmoid(), target).mul(new Scalar(DICE_SHARE)))
        .add(kindLoss.mul(new Scalar(KIND_SHARE)));
  }

  private static Tensor dice(Tensor probability, Tensor target) {
    Tensor common = probability.mul(target).sum().mul(new Scalar(2f)).add(new Scalar(DICE_FLOOR));
    Tensor all = probability.sum().add(target.sum()).add(new Scalar(DICE_FLOOR));
    return common.div(all).mul(new Scalar(-1f)).add(new Scalar(1f));
  }
}
