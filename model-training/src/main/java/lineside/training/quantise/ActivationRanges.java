package lineside.training.quantise;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.vision.detect.RuntimeLibraries;

/** Runs a graph on pictures and keeps what values its hidden tensors take. */
final class ActivationRanges {
  private ActivationRanges() {}

  static Map<String, ValueRange> of(
      ModelProto model, Int8Plan plan, List<PictureTensor> pictures, RangeRule rule)
      throws IOException {
    if (pictures.isEmpty()) {
      throw new IOException("no pictures to take the ranges of values from");
    }
    Map<String, ValueHistogram> histograms = new HashMap<>();
    plan.tensors().forEach(t -> histograms.put(t, new ValueHistogram()));
    RuntimeLibraries.unpack();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session =
          environment.createSession(withOutputs(model, plan).toByteArray(), options)) {
        for (PictureTensor picture : pictures) {
          count(environment, session, picture, histograms);
        }
      }
    } catch (OrtException e) {
      throw new IOException("ranges of values were not measured: " + e.getMessage(), e);
    }
    Map<String, ValueRange> ranges = new HashMap<>();
    histograms.forEach((tensor, values) -> ranges.put(tensor, rule.of(values)));
    return ranges;
  }

  private static ModelProto withOutputs(ModelProto model, Int8Plan plan) {
    ModelProto.Builder builder = model.toBuilder();
    TypeProto numbers =
        TypeProto.newBuilder()
            .setTensorType(
                TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber()))
            .build();
    for (String tensor : plan.tensors()) {
      if (plan.producer(tensor) != null && !plan.isOutput(tensor)) {
        builder
            .getGraphBuilder()
            .addOutput(ValueInfoProto.newBuilder().setName(tensor).setType(numbers));
      }
    }
    return builder.build();
  }

  private static void count(
      OrtEnvironment environment,
      OrtSession session,
      PictureTensor picture,
      Map<String, ValueHistogram> histograms)
      throws OrtException, IOException {
    ByteBuffer levels = ByteBuffer.allocateDirect(picture.levels().length);
    levels.put(picture.levels()).flip();
    String input = session.getInputNames().iterator().next();
    try (OnnxTensor image =
            OnnxTensor.createTensor(environment, levels, picture.shape(), OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of(input, image))) {
      for (Map.Entry<String, ValueHistogram> entry : histograms.entrySet()) {
        if (result.get(entry.getKey()).orElse(null) instanceof OnnxTensor values) {
          add(entry, values.getFloatBuffer());
        }
      }
    }
  }

  private static void add(Map.Entry<String, ValueHistogram> entry, FloatBuffer values)
      throws IOException {
    try {
      while (values.hasRemaining()) {
        entry.getValue().add(values.get());
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("%s of the graph: %s".formatted(entry.getKey(), e.getMessage()), e);
    }
  }
}
