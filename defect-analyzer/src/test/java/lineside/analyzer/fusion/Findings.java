package lineside.analyzer.fusion;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.mining.GroupKey;
import lineside.analyzer.mining.InspectedPart;
import lineside.analyzer.mining.Occurrence;
import lineside.analyzer.mining.StationView;
import lineside.schemas.record.ResultEvaluation;
import org.jspecify.annotations.Nullable;

/** Findings whose look and pallet are chosen; the same seed makes the same findings. */
final class Findings {
  private static final int EMBEDDING = 8;
  private static final int SHAPE = 4;

  private final Random random = new Random(7);
  private int made;

  /** A finding that looks like {@code look}, on a part of {@code pallet}; null: not known. */
  FusedFinding of(@Nullable Integer look, @Nullable String pallet) {
    int number = made++;
    Map<String, String> levels =
        pallet == null ? Map.of("shift", "early") : Map.of("palletId", pallet, "shift", "early");
    InspectedPart part =
        new InspectedPart(
            "line-a",
            "A-%05d".formatted(number),
            1,
            Instant.ofEpochSecond(1_000_000 + number),
            ResultEvaluation.NOT_OK,
            levels,
            Map.of("temperature", 20 + random.nextGaussian()),
            Map.of("a1", new StationView(ResultEvaluation.NOT_OK, null, null)));
    String crop = "%064x".formatted(number);
    Occurrence mark = new Occurrence(number, part, 0.5f, 0.5f, 0.75f, null, 0.9f, crop, null);
    return new FusedFinding(
        new GroupKey("line-a", "a1", "unclassified"),
        mark,
        look == null ? null : reading(crop, look));
  }

  private CropReading reading(String crop, int look) {
    float[] embedding = new float[EMBEDDING];
    double[] shape = new double[SHAPE];
    for (int i = 0; i < EMBEDDING; i++) {
      embedding[i] = (float) (random.nextGaussian() + (i == look ? 6 : 0));
    }
    for (int i = 0; i < SHAPE; i++) {
      shape[i] = random.nextGaussian() + (i == look ? 6 : 0);
    }
    return new CropReading(
        crop,
        "ab".repeat(32),
        new CropReading.Judgement("cpu", 0.9f, ResultEvaluation.NOT_OK, ""),
        embedding,
        shape);
  }
}
