package lineside.training.net;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A convolution, followed by batch normalisation and ReLU unless it is the head. Its parameters
 * belong to the module it was registered in.
 */
public final class ConvUnit {
  /** Added to the variance by batch normalisation; the default of PyTorch. */
  private static final double EPSILON = 1e-5;

  private final Shape shape;
  private final Conv2dImpl convolution;
  private final @Nullable BatchNorm2dImpl normalisation;

  /**
   * Geometry of a convolution; the padding keeps the size.
   *
   * @param inputs channels in
   * @param outputs channels out
   * @param kernel side of the kernel, odd
   * @param stride 1 or 2
   * @param dilation distance between kernel taps
   */
  public record Shape(int inputs, int outputs, int kernel, int stride, int dilation) {
    /** Padding on each side. */
    public int padding() {
      return dilation * (kernel / 2);
    }
  }

  private ConvUnit(Shape shape, Conv2dImpl convolution, @Nullable BatchNorm2dImpl normalisation) {
    this.shape = shape;
    this.convolution = convolution;
    this.normalisation = normalisation;
  }

  /** A 3x3 unit with normalisation and activation. */
  static ConvUnit normalised(Module owner, String name, Shape shape) {
    Conv2dImpl convolution = owner.register_module(name + "-conv", convolution(shape, false));
    BatchNorm2dImpl normalisation =
        owner.register_module(
            name + "-norm", new BatchNorm2dImpl(new BatchNormOptions(shape.outputs())));
    return new ConvUnit(shape, convolution, normalisation);
  }

  /** A unit with a bias and nothing after it. */
  static ConvUnit head(Module owner, String name, Shape shape) {
    return new ConvUnit(
        shape, owner.register_module(name + "-conv", convolution(shape, true)), null);
  }

  private static Conv2dImpl convolution(Shape shape, boolean hasBias) {
    Conv2dOptions options =
        new Conv2dOptions(
            shape.inputs(), shape.outputs(), new LongPointer(shape.kernel(), shape.kernel()));
    options.stride().put(new LongPointer(shape.stride(), shape.stride()));
    options.dilation().put(new LongPointer(shape.dilation(), shape.dilation()));
    options.padding().put(new LongPointer(shape.padding(), shape.padding()));
    options.bias().put(hasBias);
    return new Conv2dImpl(options);
  }

  /** Geometry. */
  public Shape shape() {
    return shape;
  }

  /** Whether a ReLU follows. */
  public boolean hasActivation() {
    return normalisation != null;
  }

  /** The unit as one convolution: the normalisation folded into weights [O,I,k,k] and bias [O]. */
  public Folded folded() {
    float[] weights = values(convolution.weight());
    if (normalisation == null) {
      return new Folded(weights, values(convolution.bias()));
    }
    float[] gain = values(normalisation.weight());
    float[] shift = values(normalisation.bias());
    float[] mean = values(normalisation.running_mean());
    float[] variance = values(normalisation.running_var());
    float[] bias = new float[shape.outputs()];
    int perOutput = weights.length / shape.outputs();
    for (int o = 0; o < shape.outputs(); o++) {
      float scale = (float) (gain[o] / Math.sqrt(variance[o] + EPSILON));
      bias[o] = shift[o] - mean[o] * scale;
      for (int i = 0; i < perOutput; i++) {
        weights[o * perOutput + i] *= scale;
      }
    }
    return new Folded(weights, bias);
  }

  /**
   * Takes over a folded convolution: the normalisation becomes a mere bias, which is right only as
   * long as it uses its running statistics.
   */
  void restore(Folded folded) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      copy(folded.weights(), convolution.weight());
      if (normalisation == null) {
        copy(folded.bias(), convolution.bias());
        return;
      }
      float[] one = new float[shape.outputs()];
      Arrays.fill(one, (float) Math.sqrt(1 + EPSILON));
      copy(one, normalisation.weight());
      copy(folded.bias(), normalisation.bias());
      copy(new float[shape.outputs()], normalisation.running_mean());
      Arrays.fill(one, 1);
      copy(one, normalisation.running_var());
    }
  }

  /** Takes over everything from a unit of the same shape. */
  void take(ConvUnit from) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      convolution.weight().copy_(from.convolution.weight());
      takeNormalisation(from);
      if (normalisation == null) {
        convolution.bias().copy_(from.convolution.bias());
      }
    }
  }

  private void takeNormalisation(ConvUnit from) {
    if (normalisation == null || from.normalisation == null) {
      return;
    }
    normalisation.weight().copy_(from.normalisation.weight());
    normalisation.bias().copy_(from.normalisation.bias());
    normalisation.running_mean().copy_(from.normalisation.running_mean());
    normalisation.running_var().copy_(from.normalisation.running_var());
  }

  /** Takes over a first unit: its plane of grey is spread over the colours. */
  void takeSpread(ConvUnit from, int channels) {
    if (from.shape.equals(shape)) {
      take(from);
      return;
    }
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor weights = convolution.weight();
      Tensor grey = from.convolution.weight().narrow(1, 0, 1).div(new Scalar(channels));
      for (int channel = 0; channel < channels; channel++) {
        weights.narrow(1, channel, 1).copy_(grey);
      }
      weights.narrow(1, channels, 1).copy_(from.convolution.weight().narrow(1, 1, 1));
      takeNormalisation(from);
    }
  }

  /** Takes over the first output of a head and leaves the others as they are. */
  void takeFirstOutput(ConvUnit from) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      convolution.weight().narrow(0, 0, 1).copy_(from.convolution.weight().narrow(0, 0, 1));
      convolution.bias().narrow(0, 0, 1).copy_(from.convolution.bias().narrow(0, 0, 1));
    }
  }

  private static void copy(float[] values, Tensor target) {
    if (values.length != target.numel()) {
      throw new IllegalArgumentException(
          "%d weights for a unit of %d".formatted(values.length, target.numel()));
    }
    target.copy_(torch.from_blob(new FloatPointer(values), target.sizes().vec().get()));
  }

  /** Computes the unit. */
  Tensor forward(Tensor input) {
    Tensor convolved = convolution.forward(input);
    return normalisation == null ? convolved : normalisation.forward(convolved).relu();
  }

  private static float[] values(Tensor tensor) {
    float[] values = new float[(int) tensor.numel()];
    tensor.detach().contiguous(torch.MemoryFormat.Contiguous).data_ptr_float().get(values);
    return values;
  }

  /**
   * One plain convolution.
   *
   * @param weights [outputs, inputs, kernel, kernel], row-major
   * @param bias [outputs]
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
  public record Folded(float[] weights, float[] bias) {}
}
