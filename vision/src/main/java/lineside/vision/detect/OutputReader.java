package lineside.vision.detect;

import java.util.Map;
import java.util.Set;
import lineside.vision.region.InspectedArea;

/**
 * Reads what weights of one contract answer: from output tensors to findings. Stateless and
 * thread-safe.
 */
interface OutputReader {
  /** Names of the outputs it reads. */
  Set<String> outputs();

  /**
   * Whether a graph can answer in this way.
   *
   * @param declared shapes of the outputs it reads, -1 for what is known at a run only; all float32
   * @throws GraphMismatchException when it cannot
   */
  void requireMatch(Map<String, long[]> declared) throws GraphMismatchException;

  /**
   * Starts with a picture of which no tile was answered yet.
   *
   * @param area where on it defects count
   */
  PictureReading begin(Framing framing, InspectedArea area);
}
