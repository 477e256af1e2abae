package lineside.training.net;

/**
 * The operations the network is made of. One implementation computes (training), one writes a graph
 * (export), so both follow the same description.
 *
 * @param <T> a value of shape [N,C,H,W], or [N,C] after {@link #maskedMean}
 */
public interface TensorOps<T> {
  /** Convolution with its normalisation and activation. */
  T convolve(ConvUnit unit, T input);

  /** Twice the height and width, nearest neighbour. */
  T doubled(T input);

  /** Sum of two values of the same shape. */
  T added(T a, T b);

  /**
   * The picture with one more plane: its mean over the channels, freed from the light of the
   * neighbourhood (minus the mean of about 80 pixels around, divided by their deviation).
   */
  T withLocalContrast(T image);

  /** Channels of both, first those of {@code a}. */
  T joined(T a, T b);

  /** Some of the channels. */
  T channels(T input, int from, int count);

  /** Softmax over the channels. */
  T softmax(T input);

  /**
   * A mask that counts the highest places of a map only: (map / its highest value) to the fourth
   * power. By the map itself the many faint places of a part would outweigh a small defect.
   */
  T peaks(T map);

  /** Mean over squares of {@code side} pixels without overlap. */
  T meanPooled(T input, int side);

  /** Arithmetic of planes in the same engine. */
  PlaneOps<T> planes();

  /** Mean of each channel over the picture, weighted by a mask [N,1,H,W]: [N,C]. */
  T maskedMean(T input, T mask);
}
