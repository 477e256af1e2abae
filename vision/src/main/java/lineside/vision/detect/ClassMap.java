package lineside.vision.detect;

/**
 * Class scores of one picture or tile inside the output of a batch.
 *
 * @param planes whole output, float32 [N,K,rows,columns]; not copied
 * @param offset where the planes of the picture start
 * @param classes K
 * @param planePixels rows x columns of a plane, padding included
 * @param columns columns of a plane, padding included
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
record ClassMap(float[] planes, int offset, int classes, int planePixels, int columns)
    implements KindScores {
  @Override
  public float at(int kind, int x, int y) {
    return planes[offset + kind * planePixels + y * columns + x];
  }
}
