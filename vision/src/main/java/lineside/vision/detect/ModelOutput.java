package lineside.vision.detect;

import java.util.Map;

/**
 * Output of the model for a batch, on the heap.
 *
 * @param pictures pictures of the batch
 * @param tensors by name
 */
record ModelOutput(int pictures, Map<String, OutputTensor> tensors) {
  /** Copies the map. */
  ModelOutput {
    tensors = Map.copyOf(tensors);
  }

  /**
   * An output of which every picture has its share.
   *
   * @throws InvalidModelOutputException when there is none
   */
  OutputTensor of(String name) throws InvalidModelOutputException {
    OutputTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new InvalidModelOutputException("no " + name);
    }
    if (tensor.rank() == 0 || tensor.size(0) != pictures) {
      throw new InvalidModelOutputException(
          "%s answers for another number of pictures than %d".formatted(tensor, pictures));
    }
    return tensor;
  }

  /**
   * Feature vector of one picture.
   *
   * @throws InvalidModelOutputException when a value is not finite
   */
  float[] embedding(String name, int index) throws InvalidModelOutputException {
    float[] vector = of(name).of(index);
    for (float value : vector) {
      if (!Float.isFinite(value)) {
        throw new InvalidModelOutputException(
            "%s of picture %d holds %s".formatted(name, index, value));
      }
    }
    return vector;
  }
}
