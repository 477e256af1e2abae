package lineside.training.memory;

import java.util.List;
import lineside.training.data.PaddedPicture;
import lineside.training.data.TrainingPicture;
import lineside.training.net.PlaneOps;
import lineside.training.net.TorchOps;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Computes features and distances with the trainer's engine. Not thread-safe. */
final class PlaceReader {
  private static final int MULTIPLE = 16;

  private final PlaneOps<Tensor> ops = new TorchOps().planes();

  /** Features of a picture. */
  Cells cells(TrainingPicture picture) {
    PaddedPicture padded = PaddedPicture.of(picture, MULTIPLE);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor image = torch.from_blob(new FloatPointer(padded.values()), padded.dimensions());
      Tensor features = PlaceFeatures.of(ops, image);
      return new Cells(
          (int) features.size(1),
          (int) features.size(2),
          (int) features.size(3),
          numbers(features));
    }
  }

  /** The largest distance of a picture. */
  double highest(NormalPlaces normal, Cells cells) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return normal.distance(ops, tensor(cells)).max().item_float();
    }
  }

  /** The shift at which a picture is most normal. */
  Shift shift(NormalPlaces normal, Cells cells) {
    List<Shift> shifts = normal.reach().upTo();
    float[] costs;
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      costs = numbers(normal.shiftCosts(ops, tensor(cells)));
    }
    int best = 0;
    for (int i = 1; i < costs.length; i++) {
      best = costs[i] < costs[best] ? i : best;
    }
    return shifts.get(best);
  }

  private Tensor tensor(Cells cells) {
    return ops.constant(cells.values(), 1, cells.planes(), cells.rows(), cells.columns());
  }

  private static float[] numbers(Tensor tensor) {
    float[] values = new float[(int) tensor.numel()];
    tensor.contiguous(torch.MemoryFormat.Contiguous).data_ptr_float().get(values);
    return values;
  }
}
