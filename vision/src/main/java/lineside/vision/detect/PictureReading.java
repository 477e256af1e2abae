package lineside.vision.detect;

/** The answers about one picture, tile by tile. Not thread-safe. */
interface PictureReading {
  /**
   * Takes in the answer about a tile.
   *
   * @param index place of the tile in the batch
   * @throws InvalidModelOutputException when it is none
   */
  void add(int tile, ModelOutput output, int index) throws InvalidModelOutputException;

  /**
   * What was found, once all tiles are in.
   *
   * @throws InvalidModelOutputException when the answers are none
   */
  Inspection finish() throws InvalidModelOutputException;

  /** As {@link #finish}, without the map, whose memory may be another picture's afterwards. */
  default Detection detection() throws InvalidModelOutputException {
    return finish().detection();
  }
}
