package lineside.vision.detect;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineside.vision.detect.AreaFilter.Smoothing;
import lineside.vision.model.ModelCard;
import lineside.vision.region.InspectedArea;
import org.jspecify.annotations.Nullable;

/** Reads this project's networks: a map, kinds per map pixel and a feature vector. */
final class LinesideReader implements OutputReader {
  private static final String DEFECT_MAP = "defect_map";
  private static final String CLASS_MAP = "class_map";
  private static final String EMBEDDING = "embedding";

  /**
   * A finding needs map pixels from the threshold up after a mean over nine: where a tile has none
   * of a ninth of it, its kinds will not be asked for, and their planes need not be kept.
   */
  private static final int MEAN_PIXELS = 9;

  private final ModelCard card;
  private final RegionFinder regions;
  private final AreaFilter areas;
  private final float pixelThreshold;
  private final FloatArrays arrays = new FloatArrays();

  LinesideReader(ModelCard card, Weights.Decision decision) {
    this.card = card;
    this.regions = new RegionFinder(card.classes(), decision.postprocessing());
    this.areas = new AreaFilter(regions, decision, Smoothing.MEAN);
    this.pixelThreshold = decision.postprocessing().pixelThreshold();
  }

  @Override
  public Set<String> outputs() {
    return Set.of(DEFECT_MAP, CLASS_MAP, EMBEDDING);
  }

  @Override
  public void requireMatch(Map<String, long[]> declared) throws GraphMismatchException {
    Declared.requireRank(declared, DEFECT_MAP, 3);
    Declared.requireRank(declared, EMBEDDING, 2);
    Declared.requireRank(declared, CLASS_MAP, 4);
    Declared.requireSize(declared, CLASS_MAP, 1, card.classes().size(), "kinds");
    Declared.requireFixed(declared, EMBEDDING, 1);
  }

  @Override
  public PictureReading begin(Framing framing, InspectedArea area) {
    return new Reading(framing, area);
  }

  private final class Reading implements PictureReading {
    private final Framing framing;
    private final InspectedArea area;
    private final @Nullable ClassMap[] kinds;
    private final MeanEmbedding embedding = new MeanEmbedding();
    private @Nullable MergedMap merged;

    Reading(Framing framing, InspectedArea area) {
      this.framing = framing;
      this.area = area;
      this.kinds = new ClassMap[framing.tiles()];
    }

    @Override
    public void add(int tile, ModelOutput output, int index) throws InvalidModelOutputException {
      OutputTensor maps = output.of(DEFECT_MAP);
      MergedMap map = merged;
      if (map == null) {
        map = MergedMap.strided(framing, maps, arrays);
        if (map.stride() != card.mapStride()) {
          throw new InvalidModelOutputException(
              "%s has a stride of %d, the package says %d"
                  .formatted(maps, map.stride(), card.mapStride()));
        }
        merged = map;
      }
      MergedMap.Share share = map.add(tile, maps, index, null);
      embedding.add(output.embedding(EMBEDDING, index), share.sum());
      if (kinds.length == 1 || share.peak() >= pixelThreshold / MEAN_PIXELS) {
        kinds[tile] = classMap(output.of(CLASS_MAP), index);
      }
    }

    private ClassMap classMap(OutputTensor planes, int index) throws InvalidModelOutputException {
      int classes = card.classes().size();
      int planePixels = planes.pictureLength() / classes;
      int columns = planes.size(planes.rank() - 1);
      if (planePixels * classes != planes.pictureLength()
          || columns * card.mapStride() != framing.across().side()
          || planePixels / columns * card.mapStride() != framing.down().side()) {
        throw new InvalidModelOutputException(
            "%s does not go with %d kinds and a stride of %d"
                .formatted(planes, classes, card.mapStride()));
      }
      if (kinds.length == 1) {
        return new ClassMap(planes.buffer(), index * planes.pictureLength(), planePixels, columns);
      }
      // The answers of this batch are overwritten by those of the next tiles.
      return new ClassMap(FloatBuffer.wrap(planes.of(index)), 0, planePixels, columns);
    }

    @Override
    public Detection detection() throws InvalidModelOutputException {
      Detection detection = finish().detection();
      if (merged != null) {
        merged.giveBack(arrays);
        merged = null;
      }
      return detection;
    }

    @Override
    public Inspection finish() throws InvalidModelOutputException {
      MergedMap whole = merged;
      if (whole == null) {
        throw new InvalidModelOutputException("no answer");
      }
      KindScores scores = whole.kinds(kinds);
      AreaFilter.Counted counted = areas.apply(whole.map(), scores, area, framing);
      DefectMap map = counted.map();
      float peak = map.peak();
      // Most pictures show nothing: their maps are looked through once.
      List<Region> found =
          peak < pixelThreshold
              ? List.of()
              : regions.find(map, scores, framing.widthPx(), framing.heightPx());
      return counted.inspection(peak, found, embedding.mean());
    }
  }
}
