package lineside.vision.detect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineside.vision.detect.AreaFilter.Smoothing;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelInput.Fit;
import lineside.vision.model.Outputs;
import lineside.vision.region.InspectedArea;
import org.jspecify.annotations.Nullable;

/**
 * Reads anomaly detectors: a map and, where there is one, a score of the picture. Their maps are
 * smooth already; no mean is taken. The first class names every finding.
 */
final class AnomalyMapReader implements OutputReader {
  private static final float TOLERANCE = 1e-3f;

  private final ModelCard card;
  private final Outputs outputs;
  private final String mapName;
  private final RegionFinder regions;
  private final AreaFilter areas;

  AnomalyMapReader(ModelCard card, Outputs outputs, Weights.Decision decision) {
    this.card = card;
    this.outputs = outputs;
    this.mapName = outputs.map() == null ? "" : outputs.map();
    this.regions = new RegionFinder(List.of(card.classes().get(0)), decision.postprocessing());
    this.areas = new AreaFilter(regions, decision, Smoothing.NONE);
  }

  @Override
  public Set<String> outputs() {
    Set<String> names = new LinkedHashSet<>(Set.of(mapName));
    if (outputs.score() != null) {
      names.add(outputs.score());
    }
    if (outputs.embedding() != null) {
      names.add(outputs.embedding());
    }
    return names;
  }

  @Override
  public void requireMatch(Map<String, long[]> declared) throws GraphMismatchException {
    Declared.requireRank(declared, mapName, 3, 4);
    if (Declared.shape(declared, mapName).length == 4) {
      Declared.requireSizeIfFixed(declared, mapName, 1, 1, "plane");
    }
    if (outputs.score() != null) {
      Declared.requireRank(declared, outputs.score(), 1, 2);
      Declared.requireSizeIfFixed(declared, outputs.score(), 1, 1, "score per picture");
    }
  }

  @Override
  public PictureReading begin(Framing framing, InspectedArea area) {
    return new Reading(framing, area);
  }

  private final class Reading implements PictureReading {
    private final Framing framing;
    private final InspectedArea area;
    private final MeanEmbedding embedding = new MeanEmbedding();
    private @Nullable MergedMap merged;
    private float score;

    Reading(Framing framing, InspectedArea area) {
      this.framing = framing;
      this.area = area;
    }

    @Override
    public void add(int tile, ModelOutput output, int index) throws InvalidModelOutputException {
      OutputTensor maps = output.of(mapName);
      if (maps.rank() < 3 || (maps.rank() == 4 && maps.size(1) != 1) || maps.rank() > 4) {
        throw new InvalidModelOutputException(maps + " is neither [N,1,h,w] nor [N,h,w]");
      }
      MergedMap map = merged;
      if (map == null) {
        map =
            card.input().fit() == Fit.STRETCH
                ? MergedMap.stretched(framing, maps)
                : MergedMap.strided(framing, maps, new FloatArrays());
        merged = map;
      }
      MergedMap.Share share = map.add(tile, maps, index, outputs.mapRange());
      if (outputs.embedding() != null) {
        embedding.add(output.embedding(outputs.embedding(), index), share.sum());
      }
      score = Math.max(score, outputs.score() == null ? share.peak() : score(output, index));
    }

    private float score(ModelOutput output, int index) throws InvalidModelOutputException {
      OutputTensor scores = output.of(String.valueOf(outputs.score()));
      if (scores.pictureLength() != 1) {
        throw new InvalidModelOutputException(scores + " is not one score per picture");
      }
      float raw = scores.at(index);
      float value = outputs.scoreRange() == null ? raw : outputs.scoreRange().normalise(raw);
      if (!(value >= -TOLERANCE && value <= 1 + TOLERANCE)) {
        throw new InvalidModelOutputException(
            "%s of picture %d is %s".formatted(scores.name(), index, raw));
      }
      return value;
    }

    @Override
    public Inspection finish() throws InvalidModelOutputException {
      MergedMap whole = merged;
      if (whole == null) {
        throw new InvalidModelOutputException("no answer");
      }
      KindScores scores = (kind, x, y) -> 1;
      AreaFilter.Counted counted = areas.apply(whole.map(), scores, area, framing);
      DefectMap map = counted.map();
      List<Region> found = regions.find(map, scores, framing.widthPx(), framing.heightPx());
      // A score of the whole picture says nothing of a part of it; the map does.
      float counting = area.isWhole() ? score : map.peak();
      return counted.inspection(counting, found, embedding.mean());
    }
  }
}
