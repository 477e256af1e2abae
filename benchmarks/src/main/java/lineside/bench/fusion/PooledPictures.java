package lineside.bench.fusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.scenario.Appearance;
import lineside.analyzer.scenario.PlantedCause;
import lineside.analyzer.scenario.SimulatedPlant;
import lineside.schemas.identity.Identities;
import org.jspecify.annotations.Nullable;

/**
 * Gives the findings of a plant rendered pictures. A cause makes marks of like size: the half of
 * the pictures of its kind that is nearest to one drawn for it. No picture stands in both halves of
 * time. One thread.
 */
final class PooledPictures implements Appearance {
  private final PicturePool pool;
  private final Random random;
  private final Naming naming;
  private final Map<String, List<PicturePool.Pictured>> alike = new HashMap<>();
  private final Map<String, CropReading> readings = new HashMap<>();
  private final Map<String, Truth> truths = new HashMap<>();
  private int half;

  /**
   * What a finding is.
   *
   * @param kind true kind; empty where there is no defect
   * @param cause what made it; null for chance
   */
  record Truth(String kind, @Nullable PlantedCause cause) {}

  /** Whether the model has names for what it finds. */
  enum Naming {
    /** The six that it was taught. */
    KNOWN,
    /** None, as for a product that it was never taught. */
    NAMELESS
  }

  PooledPictures(PicturePool pool, Random random, Naming naming) {
    this.pool = pool;
    this.random = random;
    this.naming = naming;
  }

  /** From now on the other half of the pictures is shown. */
  void turn() {
    half = 1;
  }

  /** What the model made of the crops shown, by crop. */
  Map<String, CropReading> readings() {
    return readings;
  }

  /** What a crop shows. */
  Truth truthOf(String crop) {
    Truth truth = truths.get(crop);
    if (truth == null) {
      throw new IllegalArgumentException("no such crop: " + crop);
    }
    return truth;
  }

  @Override
  public Look show(String partId, String kind, @Nullable PlantedCause cause) {
    List<PicturePool.Pictured> choice =
        alike.computeIfAbsent(half + kind + cause, k -> choiceOf(kind, cause));
    PicturePool.Pictured shown = choice.get(random.nextInt(choice.size()));
    String crop = Identities.idOf("shown", partId, Integer.toString(truths.size())).repeat(2);
    CropReading reading = shown.reading();
    readings.put(
        crop,
        new CropReading(
            crop,
            reading.modelSha256(),
            naming == Naming.KNOWN ? reading.judgement() : nameless(reading.judgement()),
            reading.embedding(),
            reading.shape()));
    truths.put(crop, new Truth(kind, cause));
    if (naming == Naming.NAMELESS) {
      return new Look("unclassified", crop);
    }
    return new Look(shown.named().isEmpty() ? anyKind() : shown.named(), crop);
  }

  private static CropReading.Judgement nameless(CropReading.Judgement judgement) {
    return new CropReading.Judgement(
        judgement.provider(), judgement.score(), judgement.evaluation(), "");
  }

  private String anyKind() {
    return SimulatedPlant.KINDS.get(random.nextInt(SimulatedPlant.KINDS.size()));
  }

  private List<PicturePool.Pictured> choiceOf(String kind, @Nullable PlantedCause cause) {
    List<PicturePool.Pictured> all = kind.isEmpty() ? pool.nothing() : pool.pictures();
    List<PicturePool.Pictured> same = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i % 2 == half && all.get(i).kind().equals(kind)) {
        same.add(all.get(i));
      }
    }
    if (cause == null) {
      return same;
    }
    List<PicturePool.Pictured> bySize =
        same.stream().sorted(Comparator.comparingInt(PicturePool.Pictured::areaPx)).toList();
    double at = new Random(cause.toString().hashCode()).nextDouble();
    int from = (int) (at * (bySize.size() - bySize.size() / 2));
    return bySize.subList(from, from + bySize.size() / 2);
  }
}
