package lineside.vision.detect;

/**
 * Output of the model for a batch, on the heap.
 *
 * @param defectMaps float32 [N,rows,columns]
 * @param classMaps float32 [N,K,rows,columns]
 * @param embeddings float32 [N,E]
 * @param rows rows of a map, padding included
 * @param columns columns of a map, padding included
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
record ModelOutput(
    float[] defectMaps, float[] classMaps, float[] embeddings, int rows, int columns) {
  /** Rounding of a sigmoid; anything beyond is no probability. */
  private static final float TOLERANCE = 1e-3f;

  /**
   * The map of one picture, without padding.
   *
   * @throws InvalidModelOutputException when a value is no number from 0 to 1
   */
  DefectMap defectMap(int index, int width, int height, int stride)
      throws InvalidModelOutputException {
    float[] valid = new float[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(defectMaps, (index * rows + y) * columns, valid, y * width, width);
    }
    for (int i = 0; i < valid.length; i++) {
      if (!(valid[i] >= -TOLERANCE && valid[i] <= 1 + TOLERANCE)) {
        throw new InvalidModelOutputException(
            "defect_map is %s at column %d, row %d of picture %d"
                .formatted(valid[i], i % width, i / width, index));
      }
    }
    return new DefectMap(width, height, stride, valid);
  }

  /** Class scores of one picture. */
  ClassMap classMap(int index, int classes) {
    int planePixels = rows * columns;
    return new ClassMap(classMaps, index * classes * planePixels, classes, planePixels, columns);
  }

  /**
   * Feature vector of one picture.
   *
   * @throws InvalidModelOutputException when a value is not finite
   */
  float[] embedding(int index, int pictures) throws InvalidModelOutputException {
    int length = embeddings.length / pictures;
    float[] vector = new float[length];
    System.arraycopy(embeddings, index * length, vector, 0, length);
    for (float value : vector) {
      if (!Float.isFinite(value)) {
        throw new InvalidModelOutputException(
            "embedding of picture %d holds %s".formatted(index, value));
      }
    }
    return vector;
  }
}
