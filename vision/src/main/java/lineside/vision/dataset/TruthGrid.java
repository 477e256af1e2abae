package lineside.vision.dataset;

import java.util.BitSet;
import lineside.vision.detect.DefectMap;
import lineside.vision.frame.Picture;
import lineside.vision.region.InspectedArea;
import lineside.vision.region.MapGrid;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Where the defects of a picture are, in cells of {@link #CELL_PX} by {@link #CELL_PX} pixels: a
 * cell is defect when any of its pixels is. The cells are those of the picture, not of the map, so
 * that models with maps of other density are measured on the same pixels.
 */
final class TruthGrid {
  /** Pixels of the picture per cell, along each axis: the density of this project's maps. */
  static final int CELL_PX = 2;

  private final int columns;
  private final int rows;
  private final int widthPx;
  private final int heightPx;
  private final BitSet defect = new BitSet();

  private TruthGrid(int widthPx, int heightPx) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    columns = (widthPx + CELL_PX - 1) / CELL_PX;
    rows = (heightPx + CELL_PX - 1) / CELL_PX;
  }

  /** A picture without defect. */
  static TruthGrid allGood(int widthPx, int heightPx) {
    return new TruthGrid(widthPx, heightPx);
  }

  /** From a mask, non-zero = defect. */
  static TruthGrid of(Picture mask) {
    TruthGrid truth = new TruthGrid(mask.widthPx(), mask.heightPx());
    try (Mat grey = new Mat()) {
      Mat plane = mask.mat();
      if (mask.channels() != 1) {
        opencv_imgproc.cvtColor(plane, grey, opencv_imgproc.COLOR_BGR2GRAY);
        plane = grey;
      }
      byte[] levels = new byte[plane.rows() * plane.cols()];
      plane.data().get(levels);
      for (int i = 0; i < levels.length; i++) {
        if (levels[i] != 0) {
          int column = i % mask.widthPx() / CELL_PX;
          truth.defect.set(i / mask.widthPx() / CELL_PX * truth.columns + column);
        }
      }
    }
    return truth;
  }

  /** Whether any defect cell lies in an area. */
  boolean isDefectIn(InspectedArea area) {
    boolean[] inside = inside(area);
    return defect.stream().anyMatch(cell -> inside[cell]);
  }

  /** Counts every cell of the area with the score of the map at its middle. */
  void count(DefectMap map, InspectedArea area, PixelHistogram pixels) {
    boolean[] inside = inside(area);
    for (int row = 0; row < rows; row++) {
      int y = map.rowAt(middle(row));
      for (int column = 0; column < columns; column++) {
        if (!inside[row * columns + column]) {
          continue;
        }
        int x = map.columnAt(middle(column));
        float score = map.scores()[y * map.widthPx() + x];
        if (defect.get(row * columns + column)) {
          pixels.addDefect(score);
        } else {
          pixels.addGood(score);
        }
      }
    }
  }

  private boolean[] inside(InspectedArea area) {
    return area.mask(
            new MapGrid(columns, rows, (double) CELL_PX / widthPx, (double) CELL_PX / heightPx))
        .inside();
  }

  private static double middle(int cell) {
    return (cell + 0.5) * CELL_PX;
  }
}
