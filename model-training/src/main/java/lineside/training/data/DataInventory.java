package lineside.training.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What a look at some of the pictures tells: sizes, colour, how alike the parts lie, how the light
 * varies, how small the defects are.
 *
 * @param medianPixels median picture size
 * @param longestPx longest side seen
 * @param hasColour whether any picture carries colour
 * @param alikeness median correlation of thumbnails with their mean, -1 to 1
 * @param lightSpread deviation of the logarithm of the mean level
 * @param smallDefectPx side of a square with the area of the tenth smallest percent of the defects;
 *     NaN without masks
 * @param largeDefectPx longer side of the box around a defect that only a fifth exceed; NaN without
 *     masks
 * @param hasMasks whether any defect has its pixels
 */
public record DataInventory(
    double medianPixels,
    int longestPx,
    boolean hasColour,
    double alikeness,
    double lightSpread,
    double smallDefectPx,
    double largeDefectPx,
    boolean hasMasks) {
  /** Folder of pictures that nobody labelled. */
  public static final String UNLABELLED = "unlabelled";

  private static final int MOST_PICTURES = 120;
  private static final long MAX_PIXELS = 100_000_000L;

  /** Colour planes of grey pictures differ by compression only. */
  private static final double COLOUR_FROM_LEVELS = 2.5;

  private static final int THUMB_WIDTH = 48;
  private static final int THUMB_HEIGHT = 32;
  private static final double SMALL_SHARE = 0.1;
  private static final double LARGE_SHARE = 0.8;

  /** Looks at up to 120 of each: all pictures, and pictures with masks. */
  public static DataInventory of(List<LabelledPicture> pictures) {
    Look look = new Look();
    int every = Math.max(1, pictures.size() / MOST_PICTURES);
    for (int i = 0; i < pictures.size(); i += every) {
      look.at(pictures.get(i));
    }
    List<LabelledPicture> masked =
        pictures.stream().filter(p -> !p.isGood() && p.mask().isPresent()).toList();
    int everyMask = Math.max(1, masked.size() / MOST_PICTURES);
    for (int i = 0; i < masked.size(); i += everyMask) {
      look.atMask(masked.get(i));
    }
    return look.result(!masked.isEmpty());
  }

  private static final class Look {
    private final PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
    private final List<Double> pixels = new ArrayList<>();
    private final List<Double> logLevels = new ArrayList<>();
    private final List<Double> defectSides = new ArrayList<>();
    private final List<Double> defectLengths = new ArrayList<>();
    private final List<float[]> thumbs = new ArrayList<>();
    private int longest = 1;
    private double mostColour;

    void at(LabelledPicture labelled) {
      try (Picture picture = decoder.decode(ByteBuffer.wrap(Files.readAllBytes(labelled.file())))) {
        pixels.add((double) picture.widthPx() * picture.heightPx());
        longest = Math.max(longest, Math.max(picture.widthPx(), picture.heightPx()));
        byte[] thumb = thumb(picture.mat());
        int channels = picture.channels();
        float[] grey = new float[THUMB_WIDTH * THUMB_HEIGHT];
        double colour = 0;
        double level = 0;
        for (int i = 0; i < grey.length; i++) {
          int low = 255;
          int high = 0;
          for (int c = 0; c < channels; c++) {
            int value = thumb[i * channels + c] & 0xFF;
            grey[i] += value / (float) channels;
            low = Math.min(low, value);
            high = Math.max(high, value);
          }
          colour += high - low;
          level += grey[i];
        }
        mostColour = Math.max(mostColour, colour / grey.length);
        logLevels.add(Math.log(level / grey.length + 1));
        thumbs.add(standardised(grey));
      } catch (IOException | UndecodablePictureException unreadable) {
        // Loading names it.
        longest = Math.max(1, longest);
      }
    }

    private static byte[] thumb(Mat picture) {
      try (Mat small = new Mat();
          Size size = new Size(THUMB_WIDTH, THUMB_HEIGHT)) {
        opencv_imgproc.resize(picture, small, size, 0, 0, opencv_imgproc.INTER_AREA);
        byte[] bytes = new byte[THUMB_WIDTH * THUMB_HEIGHT * small.channels()];
        small.data().get(bytes);
        return bytes;
      }
    }

    private static float[] standardised(float[] values) {
      double mean = 0;
      for (float value : values) {
        mean += value / values.length;
      }
      double square = 0;
      for (float value : values) {
        square += (value - mean) * (value - mean);
      }
      float[] result = new float[values.length];
      double length = Math.sqrt(square) + 1e-6;
      for (int i = 0; i < values.length; i++) {
        result[i] = (float) ((values[i] - mean) / length);
      }
      return result;
    }

    void atMask(LabelledPicture labelled) {
      try (Picture mask =
              decoder.decode(ByteBuffer.wrap(Files.readAllBytes(labelled.mask().orElseThrow())));
          Mat grey = new Mat();
          Mat labels = new Mat();
          Mat stats = new Mat();
          Mat centroids = new Mat()) {
        Mat plane = mask.mat();
        if (mask.channels() != 1) {
          opencv_imgproc.cvtColor(plane, grey, opencv_imgproc.COLOR_BGR2GRAY);
          plane = grey;
        }
        int found = opencv_imgproc.connectedComponentsWithStats(plane, labels, stats, centroids);
        try (IntIndexer index = stats.createIndexer()) {
          for (int i = 1; i < found; i++) {
            defectSides.add(Math.sqrt(index.get(i, opencv_imgproc.CC_STAT_AREA)));
            defectLengths.add(
                (double)
                    Math.max(
                        index.get(i, opencv_imgproc.CC_STAT_WIDTH),
                        index.get(i, opencv_imgproc.CC_STAT_HEIGHT)));
          }
        }
      } catch (IOException | UndecodablePictureException unreadable) {
        // Loading names it.
        longest = Math.max(1, longest);
      }
    }

    DataInventory result(boolean hasMasks) {
      double spread = deviation(logLevels);
      return new DataInventory(
          quantile(pixels, 0.5),
          longest,
          mostColour > COLOUR_FROM_LEVELS,
          alikeness(),
          spread,
          quantile(defectSides, SMALL_SHARE),
          quantile(defectLengths, LARGE_SHARE),
          hasMasks);
    }

    private double alikeness() {
      float[] mean = new float[THUMB_WIDTH * THUMB_HEIGHT];
      for (float[] thumb : thumbs) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += thumb[i] / thumbs.size();
        }
      }
      float[] direction = standardised(mean);
      List<Double> correlations = new ArrayList<>();
      for (float[] thumb : thumbs) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
          sum += (double) thumb[i] * direction[i];
        }
        correlations.add(sum);
      }
      return quantile(correlations, 0.5);
    }

    private static double deviation(List<Double> values) {
      double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
      return Math.sqrt(
          values.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElse(0));
    }

    private static double quantile(List<Double> values, double share) {
      if (values.isEmpty()) {
        return Double.NaN;
      }
      double[] sorted = values.stream().mapToDouble(v -> v).toArray();
      Arrays.sort(sorted);
      return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }
  }
}
