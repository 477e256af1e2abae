package lineside.analyzer.fusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.kind.FittedSpace;
import lineside.analyzer.mining.FoundPattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is known of a finding as named numbers. What is not known has no number, and no
 * number is made up for it. Learned once from the findings that a model learns from. Immutable.
 */
final class Clues {
  private static final double MILLIS_PER_HOUR = 3_600_000;

  /** Quantiles that are kept of a number. */
  private static final int STEPS = 12;

  private final @Nullable FittedSpace space;
  private final int embeddingLength;
  private final Map<String, double[]> steps;
  private final List<Cycle> cycles;
  private final List<PatternReach> reaches;

  private Clues(
      @Nullable FittedSpace space,
      int embeddingLength,
      Map<String, double[]> steps,
      List<FoundPattern> patterns) {
    this.space = space;
    this.embeddingLength = embeddingLength;
    this.steps = steps;
    this.cycles = Cycle.of(patterns);
    this.reaches = patterns.stream().map(PatternReach::of).toList();
  }

  /**
   * Learns scales.
   *
   * @param findings at least one
   * @param patterns what mining found: whether a part is under a pattern's factor is a clue
   */
  static Clues of(List<FusedFinding> findings, List<FoundPattern> patterns) {
    List<CropReading> read =
        findings.stream().map(FusedFinding::reading).filter(Objects::nonNull).toList();
    Map<String, List<Double>> values = new TreeMap<>();
    for (FusedFinding finding : findings) {
      numbersOf(finding)
          .forEach(
              (name, value) -> values.computeIfAbsent(name, k -> new ArrayList<>()).add(value));
    }
    Map<String, double[]> steps = new TreeMap<>();
    values.forEach((name, all) -> steps.put(name, stepsOf(all)));
    return new Clues(
        read.isEmpty() ? null : FittedSpace.of(read),
        read.isEmpty() ? 0 : read.get(0).embedding().length,
        steps,
        patterns);
  }

  private static double[] stepsOf(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double[] steps = new double[STEPS - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = sorted[(int) ((long) (i + 1) * (sorted.length - 1) / STEPS)];
    }
    return Arrays.stream(steps).distinct().toArray();
  }

  /** Names and numbers of what the modalities tell. */
  Map<String, Double> of(FusedFinding finding, Set<Modality> told) {
    Map<String, Double> clues = new TreeMap<>();
    clues.put("at=" + finding.group().lineId() + '/' + finding.group().stationId(), 1.0);
    if (told.contains(Modality.RHYTHM)) {
      awayOf(finding).forEach((cycle, away) -> clues.put("away" + cycle, away));
    }
    for (int i = 0; i < reaches.size(); i++) {
      PatternReach reach = reaches.get(i);
      if (told.contains(sourceOf(reach))
          && reach.isAt(finding.group())
          && reach.of(finding.mark().part()) == PatternReach.Reached.YES) {
        clues.put("under" + i, 1.0);
      }
    }
    if (told.contains(Modality.PICTURE)) {
      addPicture(clues, finding);
    }
    if (told.contains(Modality.READINGS)) {
      numbersOf(finding).forEach((name, value) -> addNumber(clues, name, value));
    }
    if (told.contains(Modality.CONTEXT)) {
      addContext(clues, finding);
    }
    return clues;
  }

  private static Modality sourceOf(PatternReach reach) {
    return switch (reach.pattern().cause().factor().kind()) {
      case PROCESS, TIME -> Modality.READINGS;
      case PALLET,
          TOOL,
          LOT,
          CAVITY,
          RECIPE,
          SHIFT,
          CATEGORY,
          STATION,
          MODEL,
          EVERY_NTH,
          PERIOD,
          POSITION,
          NONE ->
          Modality.CONTEXT;
    };
  }

  /** What is known of the finding. */
  Set<Modality> known(FusedFinding finding) {
    Set<Modality> known = EnumSet.of(Modality.PICTURE);
    if (!finding.mark().part().readings().isEmpty()) {
      known.add(Modality.READINGS);
    }
    if (hasContext(finding)) {
      known.add(Modality.CONTEXT);
    }
    if (!awayOf(finding).isEmpty()) {
      known.add(Modality.RHYTHM);
    }
    return known;
  }

  /** Recipe and shift are known without the MES. */
  private static boolean hasContext(FusedFinding finding) {
    return finding.mark().part().levels().keySet().stream()
        .anyMatch(name -> !name.equals("recipeId") && !name.equals("shift"));
  }

  private void addPicture(Map<String, Double> clues, FusedFinding finding) {
    clues.put("kind=" + finding.group().kind(), 1.0);
    clues.put("x", (double) finding.mark().centreX());
    clues.put("y", (double) finding.mark().centreY());
    CropReading reading = finding.reading();
    if (reading == null || space == null || reading.embedding().length != embeddingLength) {
      return;
    }
    clues.put("read=" + reading.judgement().kind(), 1.0);
    float[] place = space.place(reading);
    for (int i = 0; i < place.length; i++) {
      clues.put("look" + i, (double) place[i]);
    }
  }

  private void addContext(Map<String, Double> clues, FusedFinding finding) {
    finding.mark().part().levels().forEach((name, level) -> clues.put(name + '=' + level, 1.0));
    for (int i = 0; i < cycles.size(); i++) {
      long turn = cycles.get(i).concerns(finding) ? cycles.get(i).turn(finding) : -1;
      if (turn >= 0) {
        clues.put("turn" + i + '=' + turn, 1.0);
      }
    }
  }

  /** Distances from what is expected, by cycle; without those that are not known. */
  private Map<Integer, Double> awayOf(FusedFinding finding) {
    Map<Integer, Double> known = new TreeMap<>();
    for (int i = 0; i < cycles.size(); i++) {
      double away =
          cycles.get(i).concerns(finding) ? cycles.get(i).away(finding.mark()) : Double.NaN;
      if (!Double.isNaN(away)) {
        known.put(i, away);
      }
    }
    return known;
  }

  private void addNumber(Map<String, Double> clues, String name, double value) {
    double[] limits = steps.get(name);
    if (limits == null) {
      return;
    }
    clues.put(name, scaled(value, limits));
  }

  /** About -1 to 1 within the span that was learned from. */
  private static double scaled(double value, double[] limits) {
    double low = limits[0];
    double high = limits[limits.length - 1];
    return high > low ? 2 * (value - low) / (high - low) - 1 : 0;
  }

  private static Map<String, Double> numbersOf(FusedFinding finding) {
    Map<String, Double> numbers = new TreeMap<>();
    finding
        .mark()
        .part()
        .readings()
        .forEach((name, value) -> numbers.put("reading " + name, value));
    numbers.put("hour", finding.mark().part().at().toEpochMilli() / MILLIS_PER_HOUR);
    return numbers;
  }
}
