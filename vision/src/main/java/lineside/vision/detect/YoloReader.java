package lineside.vision.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lineside.vision.model.ModelCard;
import lineside.vision.model.Outputs;
import lineside.vision.region.InspectedArea;
import lineside.vision.region.MapGrid;
import org.jspecify.annotations.Nullable;

/**
 * Reads YOLO v8 and v11 detectors: the score is the confidence of the best box of a class that is
 * not good, also of one that is too weak for a finding; the map shows the findings' boxes.
 *
 * <p>Every anchor stands for its best class, as in the detector's own prediction.
 */
final class YoloReader implements OutputReader {
  private static final float TOLERANCE = 1e-3f;

  /** Centre, width and height, before the class scores. */
  private static final int GEOMETRY = 4;

  /** x1, y1, x2, y2, confidence, class. */
  private static final int END_TO_END_VALUES = 6;

  /** The coarsest grid of anchors of a detector is 32, the finest 8: a map needs no finer one. */
  private static final int MAP_STRIDE_PX = 8;

  private final ModelCard card;
  private final Outputs outputs;
  private final ModelCard.Postprocessing postprocessing;
  private final String boxesName;
  private final boolean isEndToEnd;

  YoloReader(ModelCard card, Outputs outputs, ModelCard.Postprocessing postprocessing) {
    this.card = card;
    this.outputs = outputs;
    this.postprocessing = postprocessing;
    this.boxesName = outputs.boxes() == null ? "" : outputs.boxes();
    this.isEndToEnd = outputs.form() == Outputs.Form.END_TO_END;
  }

  @Override
  public Set<String> outputs() {
    Set<String> names = new TreeSet<>(Set.of(boxesName));
    if (outputs.embedding() != null) {
      names.add(outputs.embedding());
    }
    return names;
  }

  @Override
  public void requireMatch(Map<String, long[]> declared) throws GraphMismatchException {
    Declared.requireRank(declared, boxesName, 3);
    if (isEndToEnd) {
      Declared.requireSizeIfFixed(declared, boxesName, 2, END_TO_END_VALUES, "values of a box");
    } else {
      Declared.requireSizeIfFixed(
          declared, boxesName, 1, GEOMETRY + card.classes().size(), "values (4 + classes)");
    }
  }

  @Override
  public PictureReading begin(Framing framing, InspectedArea area) {
    return new Reading(framing, area);
  }

  private final class Reading implements PictureReading {
    private final Framing framing;
    private final InspectedArea area;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Box> outside = new ArrayList<>();
    private float score;
    private float[] embedding = {};

    Reading(Framing framing, InspectedArea area) {
      this.framing = framing;
      this.area = area;
    }

    @Override
    public void add(int tile, ModelOutput output, int index) throws InvalidModelOutputException {
      OutputTensor answer = output.of(boxesName);
      if (isEndToEnd) {
        addFinal(answer, index);
      } else {
        addAnchors(answer, index);
      }
      if (outputs.embedding() != null) {
        embedding = output.embedding(outputs.embedding(), index);
      }
    }

    private void addAnchors(OutputTensor answer, int index) throws InvalidModelOutputException {
      int classes = card.classes().size();
      if (answer.rank() != 3 || answer.size(1) != GEOMETRY + classes) {
        throw new InvalidModelOutputException(
            "%s is not [N,%d,A] for %d classes".formatted(answer, GEOMETRY + classes, classes));
      }
      int anchors = answer.size(2);
      int start = index * answer.pictureLength();
      float[] values = answer.values();
      for (int anchor = 0; anchor < anchors; anchor++) {
        int kind = 0;
        float best = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < classes; i++) {
          float confidence = values[start + (GEOMETRY + i) * anchors + anchor];
          requireConfidence(confidence, anchor, index);
          if (confidence > best) {
            best = confidence;
            kind = i;
          }
        }
        double halfWidth = values[start + 2 * anchors + anchor] / 2.0;
        double halfHeight = values[start + 3 * anchors + anchor] / 2.0;
        double x = values[start + anchor];
        double y = values[start + anchors + anchor];
        add(new Box(kind, best, x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight));
      }
    }

    private void addFinal(OutputTensor answer, int index) throws InvalidModelOutputException {
      if (answer.rank() != 3 || answer.size(2) != END_TO_END_VALUES) {
        throw new InvalidModelOutputException(answer + " is not [N,D,6]");
      }
      float[] values = answer.values();
      for (int i = 0; i < answer.size(1); i++) {
        int at = index * answer.pictureLength() + i * END_TO_END_VALUES;
        requireConfidence(values[at + 4], i, index);
        int kind = Math.round(values[at + 5]);
        if (kind < 0 || kind >= card.classes().size()) {
          throw new InvalidModelOutputException(
              "class %s of box %d is none of %d"
                  .formatted(values[at + 5], i, card.classes().size()));
        }
        add(
            new Box(
                kind, values[at + 4], values[at], values[at + 1], values[at + 2], values[at + 3]));
      }
    }

    private void requireConfidence(float value, int box, int index)
        throws InvalidModelOutputException {
      if (!(value >= -TOLERANCE && value <= 1 + TOLERANCE)) {
        throw new InvalidModelOutputException(
            "confidence of box %d of picture %d is %s".formatted(box, index, value));
      }
    }

    private void add(Box box) throws InvalidModelOutputException {
      if (outputs.good().contains(card.classes().get(box.kind()))) {
        return;
      }
      boolean isWeak =
          outputs.minConfidence() == null || box.confidence() < outputs.minConfidence();
      if (isWeak && box.confidence() <= score) {
        return;
      }
      boolean isCounting = counts(box);
      if (isCounting) {
        score = Math.max(score, Math.min(1, box.confidence()));
      }
      if (isWeak) {
        return;
      }
      if (!Double.isFinite(box.left() + box.top() + box.right() + box.bottom())) {
        throw new InvalidModelOutputException("edges of a box are no numbers: " + box);
      }
      (isCounting ? boxes : outside).add(box);
    }

    /** Whether any of it lies in the inspected area; a box is not cut. */
    private boolean counts(Box box) {
      if (area.isWhole()) {
        return true;
      }
      @Nullable Region region = region(box);
      if (region == null) {
        return true;
      }
      int columns = Framing.parts(framing.widthPx(), MAP_STRIDE_PX);
      double step = MAP_STRIDE_PX;
      boolean[] inside =
          area.mask(
                  new MapGrid(
                      columns,
                      Framing.parts(framing.heightPx(), MAP_STRIDE_PX),
                      step / framing.widthPx(),
                      step / framing.heightPx()))
              .inside();
      int right = (region.xPx() + region.widthPx() - 1) / MAP_STRIDE_PX;
      int bottom = (region.yPx() + region.heightPx() - 1) / MAP_STRIDE_PX;
      for (int y = region.yPx() / MAP_STRIDE_PX; y <= bottom; y++) {
        for (int x = region.xPx() / MAP_STRIDE_PX; x <= right; x++) {
          if (inside[y * columns + x]) {
            return true;
          }
        }
      }
      return false;
    }

    @Override
    public Inspection finish() {
      List<Region> kept = regions(boxes);
      List<Region> suppressed = regions(outside);
      return new Inspection(
          new Detection(score, kept, embedding, suppressed.size(), null), map(kept), suppressed);
    }

    private List<Region> regions(List<Box> boxes) {
      @Nullable Float maxIou = outputs.maxIou();
      List<Box> best = Box.suppressed(boxes, maxIou == null ? 1 : maxIou, boxes.size());
      List<Region> found = new ArrayList<>();
      for (Box box : best) {
        @Nullable Region region = region(box);
        if (region != null && region.areaPx() >= postprocessing.minAreaPx()) {
          found.add(region);
        }
      }
      found.sort(Comparator.comparingDouble(Region::score).reversed());
      return found.subList(0, Math.min(found.size(), Detection.MAX_REGIONS));
    }

    /** The box in the picture, or null where it lies beside it. */
    private @Nullable Region region(Box box) {
      double left = clip(box.left(), framing.across(), framing.stepX());
      double right = clip(box.right(), framing.across(), framing.stepX());
      double top = clip(box.top(), framing.down(), framing.stepY());
      double bottom = clip(box.bottom(), framing.down(), framing.stepY());
      if (right <= left || bottom <= top) {
        return null;
      }
      int x = (int) Math.floor(left);
      int y = (int) Math.floor(top);
      return new Region(
          card.classes().get(box.kind()),
          Math.min(1, box.confidence()),
          (right - left) * (bottom - top),
          x,
          y,
          Math.max(1, (int) Math.ceil(right) - x),
          Math.max(1, (int) Math.ceil(bottom) - y),
          (float) ((left + right) / 2),
          (float) ((top + bottom) / 2));
    }

    /** From the tensor to the picture. */
    private double clip(double networkPx, Framing.Axis axis, double step) {
      return Math.max(0, Math.min(axis.length(), networkPx - axis.margin())) * step;
    }

    private DefectMap map(List<Region> found) {
      int width = Framing.parts(framing.widthPx(), MAP_STRIDE_PX);
      int height = Framing.parts(framing.heightPx(), MAP_STRIDE_PX);
      float[] scores = new float[width * height];
      for (Region region : found) {
        int right = (region.xPx() + region.widthPx() - 1) / MAP_STRIDE_PX;
        int bottom = (region.yPx() + region.heightPx() - 1) / MAP_STRIDE_PX;
        for (int y = region.yPx() / MAP_STRIDE_PX; y <= bottom; y++) {
          for (int x = region.xPx() / MAP_STRIDE_PX; x <= right; x++) {
            scores[y * width + x] = Math.max(scores[y * width + x], region.score());
          }
        }
      }
      return new DefectMap(width, height, MAP_STRIDE_PX, scores);
    }
  }
}
