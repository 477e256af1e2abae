package lineside.bench.fusion;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.analyzer.feedback.Confirmations;
import lineside.analyzer.fusion.CauseTeacher;
import lineside.analyzer.fusion.FusedFinding;
import lineside.analyzer.fusion.FusedModel;
import lineside.analyzer.fusion.KindTeacher;
import lineside.analyzer.fusion.Labelled;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.PatternMiner;
import lineside.analyzer.mining.Population;
import lineside.analyzer.mining.PopulationBuilder;
import lineside.analyzer.scenario.PlantedCause;
import lineside.analyzer.scenario.Scenario;
import lineside.analyzer.scenario.ScenarioScore;
import lineside.analyzer.scenario.SimulatedPlant;
import lineside.schemas.record.InspectionRow;
import org.jspecify.annotations.Nullable;

/**
 * One plant: the first part of its time is mined and learned from, the rest is named and compared
 * with what was planted. Nothing of the rest, and no picture of it, was there before.
 */
final class PictureTrial {
  private static final double LEARNED_SHARE = 0.6;

  /** Share of the parts of the first stretch whose findings a person has named. */
  private static final int ONE_PART_IN = 10;

  /** What a person calls a finding where there is no defect. */
  private static final String NO_DEFECT = "no defect";

  private final Population before;
  private final Population after;
  private final PooledPictures pictures;
  private final List<FoundPattern> patterns;

  private PictureTrial(Population before, Population after, PooledPictures pictures) {
    this.before = before;
    this.after = after;
    this.pictures = pictures;
    this.patterns = PatternMiner.mine(before).patterns();
  }

  /** Runs the plant. */
  static PictureTrial of(
      Scenario scenario, double withoutContext, PicturePool pool, PooledPictures.Naming naming) {
    List<PooledPictures> shown = new ArrayList<>();
    SimulatedPlant plant =
        new SimulatedPlant(
            scenario,
            new SimulatedPlant.Surroundings(withoutContext),
            random -> {
              shown.add(new PooledPictures(pool, random, naming));
              return shown.get(0);
            });
    PooledPictures pictures = shown.get(0);
    List<InspectionRow> before = new ArrayList<>();
    List<InspectionRow> after = new ArrayList<>();
    long learned = Math.round(2 * LEARNED_SHARE * scenario.parts());
    plant.run(
        row -> {
          if (before.size() < learned) {
            before.add(row);
          } else {
            after.add(row);
          }
          if (before.size() == learned) {
            pictures.turn();
          }
        });
    return new PictureTrial(PopulationBuilder.of(before), PopulationBuilder.of(after), pictures);
  }

  /**
   * What came of naming.
   *
   * @param right findings named as they are, by what the model was told
   * @param asked findings
   * @param labels that could be named
   */
  record Outcome(Map<Told, Integer> right, int asked, int labels) {
    double share(Told told) {
      return (double) right.getOrDefault(told, 0) / asked;
    }
  }

  private record Asked(FusedFinding finding, String truth) {}

  /** Causes, taught by the patterns of the first stretch alone. */
  Optional<Outcome> causes() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      names.add("pattern " + i);
    }
    List<Labelled> taught =
        new CauseTeacher(patterns, names, Confirmations.NONE).labels(findings(before));
    List<Asked> asked = new ArrayList<>();
    for (FusedFinding finding : findings(after)) {
      labelOf(truthOf(finding).cause()).ifPresent(label -> asked.add(new Asked(finding, label)));
    }
    return compared(taught, asked);
  }

  /** The pattern that names the cause; empty when none does, so that nobody could. */
  private Optional<String> labelOf(@Nullable PlantedCause cause) {
    if (cause == null) {
      return Optional.of(CauseTeacher.CHANCE);
    }
    for (int i = 0; i < patterns.size(); i++) {
      if (ScenarioScore.names(patterns.get(i), cause)) {
        return Optional.of("pattern " + i);
      }
    }
    return Optional.empty();
  }

  /** Kinds, taught by persons who named the findings of some parts. */
  Optional<Outcome> kinds() {
    List<Labelled> taught = new ArrayList<>();
    for (FusedFinding finding : findings(before)) {
      if (Math.floorMod(finding.mark().part().partId().hashCode(), ONE_PART_IN) == 0) {
        taught.add(Labelled.surely(finding, kindOf(finding)));
      } else {
        KindTeacher.namedByModel(finding).ifPresent(taught::add);
      }
    }
    List<Asked> asked =
        findings(after).stream().map(finding -> new Asked(finding, kindOf(finding))).toList();
    return compared(taught, asked);
  }

  private String kindOf(FusedFinding finding) {
    String kind = truthOf(finding).kind();
    return kind.isEmpty() ? NO_DEFECT : kind;
  }

  private PooledPictures.Truth truthOf(FusedFinding finding) {
    return pictures.truthOf(String.valueOf(finding.mark().evidenceSha256()));
  }

  private List<FusedFinding> findings(Population population) {
    return FusedFinding.of(population, pictures.readings());
  }

  private Optional<Outcome> compared(List<Labelled> taught, List<Asked> asked) {
    long labels =
        taught.stream().flatMap(one -> one.weights().keySet().stream()).distinct().count();
    if (labels < 2 || asked.isEmpty()) {
      return Optional.empty();
    }
    Map<Told, Integer> right = new EnumMap<>(Told.class);
    for (Told told : Told.values()) {
      FusedModel model = FusedModel.learn(taught, patterns, told.modalities());
      for (Asked one : asked) {
        if (model.of(one.finding()).first().label().equals(one.truth())) {
          right.merge(told, 1, Integer::sum);
        }
      }
    }
    return Optional.of(new Outcome(right, asked.size(), (int) labels));
  }
}
