package lineside.analyzer.fusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.feedback.Confirmations;
import lineside.analyzer.fusion.PatternReach.Reached;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.MiningResult;
import lineside.analyzer.mining.Occurrence;
import lineside.schemas.record.AttributedFinding;
import lineside.schemas.record.Attribution;
import lineside.schemas.record.Feedback;

/**
 * What joint models say of the findings around each pattern.
 *
 * @param ofPattern in the order of the patterns; all empty where no model could be learned
 * @param notes for a person: what the models learned from, or why there is none
 */
public record Attributions(List<Optional<Attribution>> ofPattern, List<String> notes) {
  private static final int MOST_ASKED = 200;
  private static final int MOST_TRIED_ELSEWHERE = 500;
  private static final int MOST_NAMED_ELSEWHERE = 50;
  private static final double LIKELY = 0.5;

  /** Copies the lists. */
  public Attributions {
    ofPattern = List.copyOf(ofPattern);
    notes = List.copyOf(notes);
  }

  /**
   * Learns from the patterns and from what persons said, and asks.
   *
   * @param readings what the large model made of crops, by crop; may be empty
   * @param said in the order in which it was said
   */
  public static Attributions of(
      MiningResult mined, Map<String, CropReading> readings, List<Feedback> said) {
    List<FoundPattern> patterns = mined.patterns();
    if (patterns.isEmpty()) {
      return new Attributions(List.of(), List.of());
    }
    List<FusedFinding> findings = FusedFinding.of(mined.population(), readings);
    List<String> names = names(patterns.size());
    JointModel causes =
        JointModel.learn(
            "causes",
            new CauseTeacher(patterns, names, Confirmations.of(said)).labels(findings),
            patterns);
    JointModel kinds = JointModel.learn("kinds", new KindTeacher(said).labels(findings), patterns);
    List<Optional<Attribution>> ofPattern = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      Question question = new Question(patterns.get(i), names.get(i), findings);
      ofPattern.add(causes.model().map(model -> question.answer(model, kinds.model())));
    }
    return new Attributions(ofPattern, List.of(causes.note(), kinds.note()));
  }

  private static List<String> names(int patterns) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < patterns; i++) {
      names.add("pattern %04d".formatted(i));
    }
    return names;
  }

  /** What is asked for one pattern. */
  private record Question(FoundPattern pattern, String name, List<FusedFinding> findings) {
    Attribution answer(FusedModel causes, Optional<FusedModel> kinds) {
      Set<Occurrence> own =
          pattern.occurrences().stream()
              .collect(
                  Collectors.toCollection(
                      () ->
                          java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>())));
      List<FusedFinding> asked =
          Spread.of(
              findings.stream().filter(finding -> own.contains(finding.mark())).toList(),
              MOST_ASKED);
      long named = 0;
      double probability = 0;
      for (FusedFinding finding : asked) {
        Ranking ranking = causes.of(finding);
        named += ranking.first().label().equals(name) ? 1 : 0;
        probability += ranking.of(name) / asked.size();
      }
      Optional<Ranking.Guess> kind = kinds.flatMap(model -> likeliest(model, asked));
      List<AttributedFinding> elsewhere = elsewhere(causes, own);
      return Attribution.newBuilder()
          .setModelVersion(causes.version())
          .setAsked(asked.size())
          .setNamed(named)
          .setProbability(probability)
          .setWithPicture(asked.stream().filter(one -> one.reading() != null).count())
          .setLikelyKind(kind.map(Ranking.Guess::label).orElse(""))
          .setLikelyKindProbability(kind.map(Ranking.Guess::probability).orElse(null))
          .setElsewhereFindings(elsewhere.size())
          .setElsewhere(elsewhere.stream().limit(MOST_NAMED_ELSEWHERE).toList())
          .build();
    }

    private static Optional<Ranking.Guess> likeliest(FusedModel kinds, List<FusedFinding> asked) {
      Map<String, Double> sums = new TreeMap<>();
      for (FusedFinding finding : asked) {
        kinds
            .of(finding)
            .guesses()
            .forEach(g -> sums.merge(g.label(), g.probability() / asked.size(), Double::sum));
      }
      List<Ranking.Guess> guesses = new ArrayList<>();
      sums.forEach((label, share) -> guesses.add(new Ranking.Guess(label, share)));
      return guesses.isEmpty() ? Optional.empty() : Optional.of(new Ranking(guesses).first());
    }

    private List<AttributedFinding> elsewhere(FusedModel causes, Set<Occurrence> own) {
      PatternReach reach = PatternReach.of(pattern);
      Map<FusedFinding, Reached> tried = new HashMap<>();
      for (FusedFinding finding : findings) {
        Reached reached = reach.of(finding.mark().part());
        if (reach.isAt(finding.group()) && reached != Reached.NO && !own.contains(finding.mark())) {
          tried.put(finding, reached);
        }
      }
      List<FusedFinding> inTime =
          tried.keySet().stream()
              .sorted(
                  Comparator.comparing((FusedFinding one) -> one.mark().part().at())
                      .thenComparing(FusedFinding::part)
                      .thenComparing(one -> one.group().kind())
                      .thenComparing(one -> one.mark().centreX()))
              .toList();
      return Spread.of(inTime, MOST_TRIED_ELSEWHERE).stream()
          .map(finding -> record(finding, causes.of(finding).of(name), tried.get(finding)))
          .filter(found -> found.getProbability() >= LIKELY)
          .sorted(Comparator.comparingDouble(AttributedFinding::getProbability).reversed())
          .toList();
    }

    private static AttributedFinding record(
        FusedFinding finding, double probability, @org.jspecify.annotations.Nullable Reached how) {
      return AttributedFinding.newBuilder()
          .setPartId(finding.mark().part().partId())
          .setStationId(finding.group().stationId())
          .setDefectKind(finding.group().kind())
          .setProbability(probability)
          .setIsFactorKnown(how == Reached.YES)
          .setEvidenceSha256(finding.mark().evidenceSha256())
          .build();
    }
  }
}
