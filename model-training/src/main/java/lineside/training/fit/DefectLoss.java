package lineside.training.fit;

import lineside.training.data.Batch;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * What a batch costs: weighted cross entropy of the defect plane, half a Dice over the whole batch
 * and half a Dice over each crop that shows a defect (on an empty one it would punish any answer;
 * without it small defects hardly count beside large ones and are not learned), cross entropy of
 * the kinds on defect pixels, cross entropy of the crop's highest answers against "shows a defect",
 * and, with a teacher, cross entropy against its map and distance to its features.
 */
final class DefectLoss {
  private static final long MEAN = 1;
  private static final float DICE_FLOOR = 20;
  private static final float DICE_SHARE = 0.5f;
  private static final float CROP_DICE_FLOOR = 10;

  /** Keeps the mean over no crop at all finite. */
  private static final float NO_CROP = 1e-3f;

  private static final float KIND_SHARE = 0.3f;
  private static final float CROP_SHARE = 0.5f;
  private static final float FEATURE_SHARE = 0.1f;

  /** Share of the map pixels that stand for the crop: about those of the smallest defects. */
  private static final double TOP_SHARE = 0.002;

  private DefectLoss() {}

  /**
   * The loss.
   *
   * @param logits [N,1+K,H/2,W/2], float32
   * @param guessed the student's guess of the teacher's features; null without a teacher
   */
  static Tensor of(Tensor logits, @Nullable Tensor guessed, Batch batch) {
    Tensor target = tensor(batch.target());
    Tensor weight = tensor(batch.weight());
    Tensor defect = logits.narrow(1, 0, 1);
    Tensor answered = defect.sigmoid().mul(weight.gt(new Scalar(0f)));
    Tensor loss =
        entropy(defect, target, weight)
            .add(dice(answered, target).mul(new Scalar(DICE_SHARE)))
            .add(diceOfCrops(answered, target).mul(new Scalar(DICE_SHARE)))
            .add(kinds(logits, batch).mul(new Scalar(KIND_SHARE)))
            .add(crops(defect, batch).mul(new Scalar(CROP_SHARE)));
    if (guessed == null) {
      return loss;
    }
    Tensor taught = entropy(defect, tensor(batch.soft()), tensor(batch.softWeight()));
    Tensor features = guessed.sub(tensor(batch.features())).square().mean();
    return loss.add(taught).add(features.mul(new Scalar(FEATURE_SHARE)));
  }

  private static Tensor tensor(Batch.Plane plane) {
    return torch.from_blob(plane.pointer(), plane.dimensions());
  }

  private static Tensor entropy(Tensor logits, Tensor target, Tensor weight) {
    return torch.binary_cross_entropy_with_logits(
        logits, target, new TensorOptional(weight), new TensorOptional(), MEAN);
  }

  private static Tensor kinds(Tensor logits, Batch batch) {
    Tensor log = logits.narrow(1, 1, batch.shape().classes()).log_softmax(1);
    return log.mul(tensor(batch.kinds())).sum().mul(new Scalar(-1f / batch.shape().crops()));
  }

  private static Tensor crops(Tensor defect, Batch batch) {
    long top = Math.max(4, Math.round(batch.shape().mapPixels() * TOP_SHARE));
    Tensor highest = torch.topk(defect.flatten(1, -1), top).get0().mean(1);
    return entropy(highest, tensor(batch.tag()), tensor(batch.tagWeight()));
  }

  /** One Dice for every crop that shows a defect, so that a small one weighs as much as a large. */
  private static Tensor diceOfCrops(Tensor probability, Tensor target) {
    Scalar floor = new Scalar(CROP_DICE_FLOOR);
    Tensor wanted = target.flatten(1, -1);
    Tensor common = probability.flatten(1, -1).mul(wanted).sum(1).mul(new Scalar(2f)).add(floor);
    Tensor all = probability.flatten(1, -1).sum(1).add(wanted.sum(1)).add(floor);
    Tensor shows = wanted.sum(1).gt(new Scalar(0f)).to(torch.ScalarType.Float);
    Tensor missed = common.div(all).mul(new Scalar(-1f)).add(new Scalar(1f)).mul(shows);
    return missed.sum().div(shows.sum().add(new Scalar(NO_CROP)));
  }

  private static Tensor dice(Tensor probability, Tensor target) {
    Tensor common = probability.mul(target).sum().mul(new Scalar(2f)).add(new Scalar(DICE_FLOOR));
    Tensor all = probability.sum().add(target.sum()).add(new Scalar(DICE_FLOOR));
    return common.div(all).mul(new Scalar(-1f)).add(new Scalar(1f));
  }
}
