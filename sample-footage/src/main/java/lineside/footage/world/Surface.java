package lineside.footage.world;

/**
 * What the camera looks at before light falls on it: square planes, row-major, pixels. Not
 * thread-safe.
 */
final class Surface {
  /** Width and height, pixels. */
  final int side;

  /** Share of light given back in all directions, about 0 to 1. */
  final float[] albedo;

  /** Height towards the camera, pixels. */
  final float[] height;

  /** Share of light mirrored. */
  final float[] gloss;

  /** The highlight is the cosine to the power 2^sharpness. */
  int sharpness = 3;

  Surface(int side) {
    this(side, new float[side * side], new float[side * side], new float[side * side]);
  }

  private Surface(int side, float[] albedo, float[] height, float[] gloss) {
    this.side = side;
    this.albedo = albedo;
    this.height = height;
    this.gloss = gloss;
  }

  Surface copy() {
    Surface copy = new Surface(side, albedo.clone(), height.clone(), gloss.clone());
    copy.sharpness = sharpness;
    return copy;
  }

  /** A field sampled at every pixel. */
  static float[] sample(int side, Field field) {
    float[] out = new float[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        out[y * side + x] = field.at(x, y);
      }
    }
    return out;
  }
}
