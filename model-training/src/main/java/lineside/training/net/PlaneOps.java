package lineside.training.net;

import java.util.List;

/**
 * Arithmetic of planes for what stands beside the network, in the two implementations of {@link
 * TensorOps}: one computes, one writes a graph.
 *
 * @param <T> a value of shape [N,C,H,W]; where two are combined, sides of 1 are repeated
 */
public interface PlaneOps<T> {
  /** Numbers that are part of the model, row-major. */
  T constant(float[] values, long... shape);

  /** Sum. */
  T plus(T a, T b);

  /** Difference. */
  T minus(T a, T b);

  /** Product, element by element. */
  T times(T a, T b);

  /** The smaller of each two. */
  T smaller(T a, T b);

  /** The larger of each two. */
  T larger(T a, T b);

  /** Square root. */
  T root(T input);

  /** Natural logarithm. */
  T log(T input);

  /** Logistic function. */
  T logistic(T input);

  /** Channels of all, in their order. */
  T joined(List<T> parts);

  /** Mean over the channels: [N,1,H,W]. */
  T meanOfPlanes(T input);

  /** Mean over squares of {@code side} pixels without overlap. */
  T blocks(T input, int side);

  /** Mean over each place and its up to eight neighbours; what lies outside does not count. */
  T meanAround(T input);

  /** Mean over the places: [N,C,1,1]. */
  T meanOfPlaces(T input);

  /** Softmax over the channels. */
  T softmax(T input);

  /**
   * Copies that show at every place what lies some rows below and some columns to the right of it,
   * the border repeated: from {@code -rows} to {@code rows}, and for each of these from {@code
   * -columns} to {@code columns}.
   */
  List<T> shifted(T input, int rows, int columns);

  /** {@code factor} times the height and width, linear. */
  T enlarged(T input, int factor);

  /** Height and width of {@code like}, linear; unchanged where they agree. */
  T sized(T input, T like);
}
