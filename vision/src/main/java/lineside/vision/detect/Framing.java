package lineside.vision.detect;

import lineside.vision.model.ModelInput;
import org.jspecify.annotations.Nullable;

/**
 * How a picture of one size lies in input tensors: scaled, then whole or in tiles.
 *
 * @param widthPx width of the picture
 * @param heightPx height of the picture
 * @param columns columns of the picture after scaling, network pixels
 * @param rows rows of the picture after scaling, network pixels
 * @param across where the tiles start and end, from left to right
 * @param down where the tiles start and end, from top to bottom
 */
record Framing(int widthPx, int heightPx, int columns, int rows, Axis across, Axis down) {
  /**
   * Lays out a picture.
   *
   * @throws InvalidModelOutputException when the weights take no picture of that size
   */
  static Framing of(int widthPx, int heightPx, ModelInput input)
      throws InvalidModelOutputException {
    return switch (input.fit()) {
      case PAD -> padded(widthPx, heightPx, input);
      case STRETCH -> fixed(widthPx, heightPx, input, fixedWidth(input), fixedHeight(input));
      case LETTERBOX -> {
        double factor =
            Math.min((double) fixedWidth(input) / widthPx, (double) fixedHeight(input) / heightPx);
        yield fixed(
            widthPx,
            heightPx,
            input,
            Math.max(1, (int) Math.rint(widthPx * factor)),
            Math.max(1, (int) Math.rint(heightPx * factor)));
      }
    };
  }

  private static Framing padded(int widthPx, int heightPx, ModelInput input)
      throws InvalidModelOutputException {
    int columns = Math.max(1, (int) Math.round(widthPx * input.scale()));
    int rows = Math.max(1, (int) Math.round(heightPx * input.scale()));
    return new Framing(
        widthPx,
        heightPx,
        columns,
        rows,
        Axis.padded(columns, input, input.fixedWidthPx()),
        Axis.padded(rows, input, input.fixedHeightPx()));
  }

  private static Framing fixed(int widthPx, int heightPx, ModelInput input, int columns, int rows) {
    return new Framing(
        widthPx,
        heightPx,
        columns,
        rows,
        Axis.centred(columns, fixedWidth(input)),
        Axis.centred(rows, fixedHeight(input)));
  }

  private static int fixedWidth(ModelInput input) {
    return input.fixedWidthPx() == null ? 0 : input.fixedWidthPx();
  }

  private static int fixedHeight(ModelInput input) {
    return input.fixedHeightPx() == null ? 0 : input.fixedHeightPx();
  }

  /** How many parts of a size it takes to cover a length. */
  static int parts(int length, int size) {
    return (length + size - 1) / size;
  }

  /** Tiles of the picture. */
  int tiles() {
    return across.starts().length * down.starts().length;
  }

  /** Column of a tile among the tiles. */
  int tileColumn(int tile) {
    return tile % across.starts().length;
  }

  /** Row of a tile among the tiles. */
  int tileRow(int tile) {
    return tile / across.starts().length;
  }

  /** Picture pixels per network pixel, to the right. */
  double stepX() {
    return (double) widthPx / columns;
  }

  /** Picture pixels per network pixel, down. */
  double stepY() {
    return (double) heightPx / rows;
  }

  /** Whether the picture has to be scaled. */
  boolean isScaled() {
    return columns != widthPx || rows != heightPx;
  }

  /**
   * One direction of the tiles.
   *
   * @param length of the scaled picture, network pixels
   * @param side of a tensor, network pixels
   * @param margin of a tensor before the picture starts, network pixels
   * @param starts where in the scaled picture each tile starts, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // made here, never compared
  record Axis(int length, int side, int margin, int[] starts) {
    private static Axis padded(int length, ModelInput input, @Nullable Integer fixed)
        throws InvalidModelOutputException {
      int multiple = input.multipleOf();
      int whole = Math.multiplyExact(parts(length, multiple), multiple);
      int tile = input.tilePx();
      if (tile == 0 || whole <= tile) {
        int side = fixed == null ? whole : fixed;
        if (side < length) {
          throw new InvalidModelOutputException(
              "picture has %d network pixels along an axis, the weights take %d"
                  .formatted(length, side));
        }
        return new Axis(length, side, 0, new int[] {0});
      }
      int step = tile - input.tileOverlapPx();
      int count = parts(whole - tile, step) + 1;
      int[] starts = new int[count];
      for (int i = 0; i < count; i++) {
        starts[i] = Math.min(i * step, whole - tile);
      }
      return new Axis(length, tile, 0, starts);
    }

    private static Axis centred(int length, int side) {
      // Half up at an odd margin would differ from where the weights were trained.
      int margin = (int) Math.rint((side - length) / 2.0 - 0.1);
      return new Axis(length, side, margin, new int[] {0});
    }

    /**
     * Where the answer of a tile starts to count, in pixels of a map: half way into the overlap
     * with the tile before, so that each place is answered for by the tile that sees most around
     * it.
     */
    int ownedFrom(int tile, int stride) {
      return tile == 0 ? 0 : (starts[tile] + starts[tile - 1] + side) / 2 / stride;
    }

    /** Where the answer of a tile ceases to count, in pixels of a map. */
    int ownedTo(int tile, int stride) {
      return tile == starts.length - 1 ? parts(length, stride) : ownedFrom(tile + 1, stride);
    }
  }
}
