package lineside.vision.detect;

import java.util.Arrays;
import lineside.vision.model.Outputs.Range;
import org.jspecify.annotations.Nullable;

/**
 * The map of one picture, put together from its tiles: every map pixel comes from the tile that
 * sees most around it, so that findings across a seam are whole and what a network makes of the
 * edge of a tile does not count. Not thread-safe.
 */
final class MergedMap {
  /** Rounding of a sigmoid; anything beyond is no probability. */
  private static final float TOLERANCE = 1e-3f;

  /** Stride of a map that covers just the picture, whatever its size. */
  private static final int STRETCHED = 0;

  private final Framing framing;
  private final int stride;
  private final int width;
  private final int height;
  private final float[] scores;

  private MergedMap(Framing framing, int stride, int width, int height, FloatArrays arrays) {
    this.framing = framing;
    this.stride = stride;
    this.width = width;
    this.height = height;
    this.scores = arrays.borrow(Math.multiplyExact(width, height));
  }

  /**
   * A map with a whole number of network pixels per map pixel.
   *
   * @param answer float32 [N,...,rows,columns] of a tile
   * @param arrays where its memory comes from
   * @throws InvalidModelOutputException when the answer is not of that kind
   */
  static MergedMap strided(Framing framing, OutputTensor answer, FloatArrays arrays)
      throws InvalidModelOutputException {
    int columns = columns(answer);
    int rows = rows(answer);
    int stride = columns == 0 ? 0 : framing.across().side() / columns;
    if (stride == 0
        || columns * stride != framing.across().side()
        || rows * stride != framing.down().side()) {
      throw new InvalidModelOutputException(
          "%s is no map of %dx%d network pixels"
              .formatted(answer, framing.across().side(), framing.down().side()));
    }
    requireWholeMapPixels(framing.across(), stride);
    requireWholeMapPixels(framing.down(), stride);
    return new MergedMap(
        framing,
        stride,
        Framing.parts(framing.columns(), stride),
        Framing.parts(framing.rows(), stride),
        arrays);
  }

  private static void requireWholeMapPixels(Framing.Axis axis, int stride)
      throws InvalidModelOutputException {
    if (Arrays.stream(axis.starts()).anyMatch(start -> start % stride != 0)) {
      throw new InvalidModelOutputException(
          "tiles start between map pixels: input.multipleOf is no multiple of " + stride);
    }
  }

  /** A map that covers just the picture. */
  static MergedMap stretched(Framing framing, OutputTensor answer)
      throws InvalidModelOutputException {
    if (columns(answer) == 0 || rows(answer) == 0) {
      throw new InvalidModelOutputException(answer + " is empty");
    }
    return new MergedMap(framing, STRETCHED, columns(answer), rows(answer), new FloatArrays());
  }

  /** Gives its memory back; neither it nor its map must be used any more. */
  void giveBack(FloatArrays arrays) {
    arrays.giveBack(scores);
  }

  /** Network pixels per map pixel. */
  int stride() {
    return stride;
  }

  /**
   * Takes in what a tile says about the places that it answers for.
   *
   * @param index place of the tile in the batch
   * @param range raw values that become 0 and 1; null: they are 0 to 1
   * @throws InvalidModelOutputException when a value is no number from 0 to 1
   */
  Share add(int tile, OutputTensor answer, int index, @Nullable Range range)
      throws InvalidModelOutputException {
    boolean isStretched = stride == STRETCHED;
    Framing.Axis across = framing.across();
    Framing.Axis down = framing.down();
    int tileX = framing.tileColumn(tile);
    int tileY = framing.tileRow(tile);
    int left = isStretched ? 0 : across.ownedFrom(tileX, stride);
    int right = isStretched ? width : across.ownedTo(tileX, stride);
    int top = isStretched ? 0 : down.ownedFrom(tileY, stride);
    int bottom = isStretched ? height : down.ownedTo(tileY, stride);
    int shiftX = isStretched ? 0 : across.starts()[tileX] / stride;
    int shiftY = isStretched ? 0 : down.starts()[tileY] / stride;
    ValueSpan span = new ValueSpan();
    for (int y = top; y < bottom; y++) {
      int from = (index * rows(answer) + y - shiftY) * columns(answer) + left - shiftX;
      int row = y * width;
      answer.copy(from, scores, row + left, right - left);
      if (range != null) {
        normalise(row + left, row + right, range);
      }
      span.add(scores, row + left, row + right);
      if (!span.isWithin(-TOLERANCE, 1 + TOLERANCE)) {
        throw noScore(answer, index, row + left, row + right);
      }
    }
    return new Share(Math.max(0, span.highest()), span.sum());
  }

  private void normalise(int from, int to, Range range) {
    for (int i = from; i < to; i++) {
      scores[i] = range.normalise(scores[i]);
    }
  }

  private InvalidModelOutputException noScore(OutputTensor answer, int index, int from, int to) {
    int at = from;
    while (at < to - 1 && scores[at] >= -TOLERANCE && scores[at] <= 1 + TOLERANCE) {
      at++;
    }
    return new InvalidModelOutputException(
        "%s is %s at column %d, row %d of picture %d"
            .formatted(answer.name(), scores[at], at % width, at / width, index));
  }

  /**
   * What the places of a tile say together.
   *
   * @param peak highest value
   * @param sum of all values
   */
  record Share(float peak, double sum) {}

  /** The whole map; this must not be used any more. */
  DefectMap map() {
    if (stride == STRETCHED) {
      return new DefectMap(
          width,
          height,
          (double) framing.widthPx() / width,
          (double) framing.heightPx() / height,
          scores);
    }
    return new DefectMap(width, height, stride * framing.stepX(), stride * framing.stepY(), scores);
  }

  /** Scores per kind, answered by the tile that a place belongs to. */
  KindScores kinds(@Nullable ClassMap[] byTile) {
    return byTile.length == 1 ? byTile[0] : new TiledKinds(byTile);
  }

  private static int columns(OutputTensor answer) {
    return answer.size(answer.rank() - 1);
  }

  private static int rows(OutputTensor answer) {
    return answer.size(answer.rank() - 2);
  }

  /** Finds the tile of a place. */
  private final class TiledKinds implements KindScores {
    private final @Nullable ClassMap[] byTile;
    private final int[] tileOfColumn = new int[width];
    private final int[] tileOfRow = new int[height];

    TiledKinds(@Nullable ClassMap[] byTile) {
      this.byTile = byTile;
      fill(tileOfColumn, framing.across());
      fill(tileOfRow, framing.down());
    }

    private void fill(int[] tiles, Framing.Axis axis) {
      for (int tile = 0; tile < axis.starts().length; tile++) {
        Arrays.fill(tiles, axis.ownedFrom(tile, stride), axis.ownedTo(tile, stride), tile);
      }
    }

    @Override
    public float at(int kind, int x, int y) {
      int tileX = tileOfColumn[x];
      int tileY = tileOfRow[y];
      @Nullable ClassMap tile = byTile[tileY * framing.across().starts().length + tileX];
      return tile == null
          ? 0
          : tile.at(
              kind,
              x - framing.across().starts()[tileX] / stride,
              y - framing.down().starts()[tileY] / stride);
    }
  }
}
