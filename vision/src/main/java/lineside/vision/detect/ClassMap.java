package lineside.vision.detect;

import java.nio.FloatBuffer;

/**
 * Class scores of one picture or tile inside the output of a batch.
 *
 * @param planes float32 [K,rows,columns] from the offset on; not copied
 * @param offset where the planes of the picture start
 * @param planePixels rows x columns of a plane, padding included
 * @param columns columns of a plane, padding included
 */
record ClassMap(FloatBuffer planes, int offset, int planePixels, int columns)
    implements KindScores {
  @Override
  public float at(int kind, int x, int y) {
    return planes.get(offset + kind * planePixels + y * columns + x);
  }
}
