package lineside.training.fit;

import lineside.training.data.PaddedPicture;
import lineside.training.data.TrainingPicture;
import lineside.training.net.DefectNet;
import lineside.training.net.MapHead;
import lineside.training.net.TorchOps;
import lineside.training.net.TrainedNet;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Runs a network of the moment over whole pictures in memory. Not thread-safe. */
public final class NetScorer {
  private static final int MULTIPLE = 16;

  private final DefectNet net;
  private final MapHead head;
  private final TorchOps ops = new TorchOps();

  /** Keeps the network, whose running statistics are used. */
  public NetScorer(DefectNet net) {
    this(TrainedNet.alone(net));
  }

  /** Keeps the network, whose running statistics are used, and reads its map as it is read. */
  public NetScorer(TrainedNet trained) {
    this.net = trained.net();
    this.head = trained.head();
  }

  /**
   * An answer.
   *
   * @param widthPx columns of the map
   * @param heightPx rows
   * @param map chance of a defect, [rows, columns], at half the resolution
   * @param features features at 1/8, [depth, featureRows, featureColumns]
   * @param featureColumns columns of the features
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
  public record Answer(
      int widthPx, int heightPx, float[] map, float[] features, int featureColumns) {
    /** Highest mean over 3x3 map pixels: the score of the picture. */
    public float score() {
      float highest = 0;
      for (int y = 0; y < heightPx; y++) {
        for (int x = 0; x < widthPx; x++) {
          highest = Math.max(highest, mean(x, y));
        }
      }
      return highest;
    }

    /** The map after a mean over 3x3 pixels, as the line reads it. */
    public float[] smoothed() {
      float[] smoothed = new float[map.length];
      for (int i = 0; i < map.length; i++) {
        smoothed[i] = mean(i % widthPx, i / widthPx);
      }
      return smoothed;
    }

    private float mean(int x, int y) {
      float sum = 0;
      int count = 0;
      for (int ny = Math.max(0, y - 1); ny <= Math.min(heightPx - 1, y + 1); ny++) {
        for (int nx = Math.max(0, x - 1); nx <= Math.min(widthPx - 1, x + 1); nx++) {
          sum += map[ny * widthPx + nx];
          count++;
        }
      }
      return sum / count;
    }
  }

  /** Scores a picture, its border repeated up to a size the network takes. */
  public Answer answer(TrainingPicture picture) {
    net.module().train(false);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      PaddedPicture padded = PaddedPicture.of(picture, MULTIPLE);
      int columns = padded.columns();
      FloatPointer numbers = new FloatPointer(padded.values());
      Tensor image = torch.from_blob(numbers, padded.dimensions());
      DefectNet.Features<Tensor> features = net.features(ops, image);
      Tensor map = head.map(ops.planes(), image, features.logits().narrow(1, 0, 1));
      Tensor eighth = features.levels().get(1);
      int width = (picture.widthPx() + 1) / 2;
      int height = (picture.heightPx() + 1) / 2;
      return new Answer(
          width, height, cut(floats(map), columns / 2, width, height), floats(eighth), columns / 8);
    }
  }

  private static float[] floats(Tensor tensor) {
    float[] values = new float[(int) tensor.numel()];
    tensor.contiguous(torch.MemoryFormat.Contiguous).data_ptr_float().get(values);
    return values;
  }

  private static float[] cut(float[] map, int columns, int width, int height) {
    float[] result = new float[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(map, y * columns, result, y * width, width);
    }
    return result;
  }
}
