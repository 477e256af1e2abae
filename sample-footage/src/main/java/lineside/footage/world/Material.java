package lineside.footage.world;

/**
 * A material, in coordinates of the picture.
 *
 * @param albedo light given back
 * @param height relief, pixels
 * @param gloss light mirrored, 0 to about 1.5
 * @param sharpness 1 (satin) to 7 (mirror): the highlight is the cosine to the power 2^sharpness
 */
record Material(Field albedo, Field height, float gloss, int sharpness) {

  /** The same material turned and moved. */
  Material placed(float x, float y, float angle) {
    return new Material(albedo.placed(x, y, angle), height.placed(x, y, angle), gloss, sharpness);
  }
}
