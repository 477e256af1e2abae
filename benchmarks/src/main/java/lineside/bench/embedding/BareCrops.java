package lineside.bench.embedding;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.vision.frame.Picture;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelPackage;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The same weights on the same crops and nothing else: tensors lie ready, crops of one size run
 * together, up to as many as the analyzer runs at once. Takes models of this project that read grey
 * pictures at their own scale. Used by one thread.
 */
final class BareCrops implements AutoCloseable {
  private static final int TOGETHER = 8;

  private final OrtSession session;
  private final List<Map<String, OnnxTensor>> batches = new ArrayList<>();

  private BareCrops(OrtSession session) {
    this.session = session;
  }

  private record Size(int rows, int columns) implements Comparable<Size> {
    @Override
    public int compareTo(Size other) {
      return rows == other.rows
          ? Integer.compare(columns, other.columns)
          : Integer.compare(rows, other.rows);
    }
  }

  /**
   * Makes the tensors.
   *
   * @param weights of the package, the same that the reader runs
   */
  static BareCrops of(ModelPackage model, Path weights, List<Picture> pictures)
      throws OrtException {
    ModelInput input = model.card().input();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    BareCrops bare;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      bare = new BareCrops(environment.createSession(weights.toString(), options));
    }
    Map<Size, List<Picture>> bySize = new TreeMap<>();
    for (Picture picture : pictures) {
      Size size =
          new Size(
              multiple(picture.heightPx(), input.multipleOf()),
              multiple(picture.widthPx(), input.multipleOf()));
      bySize.computeIfAbsent(size, k -> new ArrayList<>()).add(picture);
    }
    for (Map.Entry<Size, List<Picture>> same : bySize.entrySet()) {
      List<Picture> all = same.getValue();
      for (int from = 0; from < all.size(); from += TOGETHER) {
        List<Picture> some = all.subList(from, Math.min(all.size(), from + TOGETHER));
        bare.batches.add(
            Map.of(
                input.name(),
                OnnxTensor.createTensor(
                    environment,
                    pixels(some, same.getKey()),
                    new long[] {some.size(), same.getKey().rows(), same.getKey().columns(), 1},
                    OnnxJavaType.UINT8)));
      }
    }
    return bare;
  }

  private static int multiple(int side, int of) {
    return (side + of - 1) / of * of;
  }

  private static ByteBuffer pixels(List<Picture> pictures, Size size) {
    int each = size.rows() * size.columns();
    ByteBuffer pixels =
        ByteBuffer.allocateDirect(pictures.size() * each).order(ByteOrder.nativeOrder());
    for (int i = 0; i < pictures.size(); i++) {
      Picture picture = pictures.get(i);
      try (BytePointer start = new BytePointer(pixels.duplicate().position(i * each).slice());
          Mat target = new Mat(size.rows(), size.columns(), picture.mat().type(), start)) {
        opencv_core.copyMakeBorder(
            picture.mat(),
            target,
            0,
            size.rows() - picture.heightPx(),
            0,
            size.columns() - picture.widthPx(),
            opencv_core.BORDER_REPLICATE);
      }
    }
    return pixels;
  }

  /** Runs all of them. */
  void run() throws OrtException {
    for (Map<String, OnnxTensor> batch : batches) {
      session.run(batch).close();
    }
  }

  @Override
  public void close() throws OrtException {
    batches.forEach(batch -> batch.values().forEach(OnnxTensor::close));
    session.close();
  }
}
