package lineside.training.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.DefectMap;
import lineside.vision.detect.Inspection;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.shape.DescribedFinding;
import lineside.vision.shape.FindingShape;

/**
 * A defect as a model sees it, and as its mask shows it.
 *
 * @param row the truth
 * @param seen embedding and shape by the model's map
 * @param drawn the same embedding with the shape by the mask
 * @param isFound whether the highest score lies on the defect or within {@value #NEAR_PX} map
 *     pixels of it
 */
record KindSighting(KindRow row, DescribedFinding seen, DescribedFinding drawn, boolean isFound) {
  private static final int NEAR_PX = 4;
  private static final long MAX_PIXELS = 100_000_000L;

  /** Share of a map pixel that is defect for it to count as one. */
  private static final double COVER = 0.25;

  static KindSighting of(DefectDetector detector, Path data, KindRow row) throws IOException {
    PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
    try (Picture picture = decode(decoder, data.resolve(row.file()));
        Picture mask = decode(decoder, data.resolve("masks").resolve(row.file()))) {
      Inspection inspection = detector.inspect(picture);
      float[] embedding = inspection.detection().embedding();
      float from = detector.postprocessing().pixelThreshold();
      DefectMap truth = truth(mask, inspection.map());
      return new KindSighting(
          row,
          new DescribedFinding(embedding, FindingShape.of(picture, inspection.map(), from)),
          new DescribedFinding(embedding, FindingShape.of(picture, truth, from)),
          isNear(inspection.map(), truth));
    } catch (UndecodablePictureException | InvalidModelOutputException e) {
      throw new IOException("%s: %s".formatted(row.file(), e.getMessage()), e);
    }
  }

  private static Picture decode(PictureDecoder decoder, Path file)
      throws IOException, UndecodablePictureException {
    return decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file)));
  }

  /** The mask as a perfect map. */
  private static DefectMap truth(Picture mask, DefectMap like) {
    int width = mask.mat().cols();
    int channels = mask.channels();
    byte[] pixels = new byte[width * mask.mat().rows() * channels];
    mask.mat().data().get(pixels);
    float[] scores = new float[like.scores().length];
    double share = 1 / (like.strideX() * like.strideY());
    for (int i = 0; i < pixels.length; i += channels) {
      if (pixels[i] != 0) {
        int row = i / channels / width;
        int at = like.rowAt(row) * like.widthPx() + like.columnAt(i / channels % width);
        scores[at] += (float) share;
      }
    }
    float most = 0;
    for (float score : scores) {
      most = Math.max(most, score);
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] = scores[i] > 0 && scores[i] >= Math.min(most, COVER) ? 1 : 0;
    }
    return new DefectMap(like.widthPx(), like.heightPx(), like.strideX(), like.strideY(), scores);
  }

  private static boolean isNear(DefectMap map, DefectMap truth) {
    int highest = 0;
    for (int i = 0; i < map.scores().length; i++) {
      highest = map.scores()[i] > map.scores()[highest] ? i : highest;
    }
    int column = highest % map.widthPx();
    int row = highest / map.widthPx();
    int bottom = Math.min(map.heightPx() - 1, row + NEAR_PX);
    int right = Math.min(map.widthPx() - 1, column + NEAR_PX);
    for (int y = Math.max(0, row - NEAR_PX); y <= bottom; y++) {
      for (int x = Math.max(0, column - NEAR_PX); x <= right; x++) {
        if (truth.scores()[y * map.widthPx() + x] > 0) {
          return true;
        }
      }
    }
    return false;
  }
}
