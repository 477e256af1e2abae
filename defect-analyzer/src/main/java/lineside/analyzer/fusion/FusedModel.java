package lineside.analyzer.fusion;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lineside.analyzer.fusion.Expert.Design;
import lineside.analyzer.fusion.Expert.Learner;
import lineside.vision.model.Sha256;

/**
 * Names a finding from everything that is known of it: experts for the picture, the readings, the
 * context and for all of it at once, joined by weights that findings decide which the experts had
 * not learned from. What is missing of a finding is left out, nothing is put in its place.
 * Deterministic: the same findings in the same order give the same answers. Thread-safe.
 */
public final class FusedModel {
  /** Groups of parts that are held out in turn to weigh the experts. */
  private static final int FOLDS = 4;

  private final Clues clues;
  private final List<String> labels;
  private final List<Expert> experts;
  private final Pooling pooling;
  private final String version;

  private FusedModel(
      Clues clues, List<String> labels, List<Expert> experts, Pooling pooling, String version) {
    this.clues = clues;
    this.labels = labels;
    this.experts = experts;
    this.pooling = pooling;
    this.version = version;
  }

  /**
   * Learns.
   *
   * @param labelled at least two labels among them
   * @param uses modalities that it may use
   * @throws IllegalArgumentException when there is nothing to tell apart
   */
  public static FusedModel learn(List<Labelled> labelled, List<Cycle> cycles, Set<Modality> uses) {
    List<String> labels = labelsOf(labelled);
    if (labels.size() < 2) {
      throw new IllegalArgumentException("a model needs two labels to tell apart, not " + labels);
    }
    Clues clues = Clues.of(labelled.stream().map(Labelled::finding).toList(), cycles);
    List<Design> designs = designs(uses);
    double[] usual = usual(labelled, labels);
    Pooling pooling = Pooling.fit(heldOut(labelled, labels, clues, designs), usual, designs.size());
    List<Expert> experts = designs.stream().map(design -> expert(design, clues, labelled)).toList();
    return new FusedModel(clues, labels, experts, pooling, versionOf(labelled, clues, uses));
  }

  private static List<String> labelsOf(List<Labelled> labelled) {
    Set<String> labels = new TreeSet<>();
    labelled.forEach(one -> labels.addAll(one.weights().keySet()));
    return List.copyOf(labels);
  }

  private static List<Design> designs(Set<Modality> uses) {
    List<Design> designs = new ArrayList<>();
    if (uses.contains(Modality.PICTURE)) {
      designs.add(new Design(Modality.PICTURES, Learner.FOREST));
      designs.add(new Design(Modality.PICTURES, Learner.LINEAR));
    }
    if (uses.contains(Modality.READINGS)) {
      designs.add(new Design(Set.of(Modality.READINGS), Learner.FOREST));
    }
    if (uses.contains(Modality.CONTEXT)) {
      designs.add(new Design(Set.of(Modality.CONTEXT), Learner.FOREST));
    }
    if (uses.size() > 1) {
      designs.add(new Design(uses, Learner.FOREST));
    }
    return designs;
  }

  /** Those that are told nothing of a finding learn nothing from it. */
  private static Expert expert(Design design, Clues clues, List<Labelled> labelled) {
    List<Labelled> known =
        labelled.stream().filter(one -> clues.tell(one.finding(), design.told())).toList();
    return Expert.learn(design, clues, known.isEmpty() ? labelled : known);
  }

  private static double[] usual(List<Labelled> labelled, List<String> labels) {
    double[] usual = new double[labels.size()];
    double sum = 0;
    for (int c = 0; c < usual.length; c++) {
      usual[c] = 1;
      for (Labelled one : labelled) {
        usual[c] += one.weights().getOrDefault(labels.get(c), 0.0);
      }
      sum += usual[c];
    }
    for (int c = 0; c < usual.length; c++) {
      usual[c] /= sum;
    }
    return usual;
  }

  private static List<Pooling.Said> heldOut(
      List<Labelled> labelled, List<String> labels, Clues clues, List<Design> designs) {
    List<Pooling.Said> said = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int out = fold;
      List<Labelled> kept = labelled.stream().filter(one -> foldOf(one) != out).toList();
      if (kept.isEmpty() || kept.size() == labelled.size()) {
        continue;
      }
      List<Expert> experts = designs.stream().map(design -> expert(design, clues, kept)).toList();
      for (Labelled one : labelled) {
        if (foldOf(one) == out) {
          double[] truth =
              labels.stream().mapToDouble(l -> one.weights().getOrDefault(l, 0.0)).toArray();
          said.add(new Pooling.Said(said(experts, clues, one.finding(), labels), truth));
        }
      }
    }
    return said;
  }

  private static int foldOf(Labelled one) {
    return Math.floorMod(one.finding().part().hashCode() * 0x9E3779B9, FOLDS * 997) % FOLDS;
  }

  private static double[][] said(
      List<Expert> experts, Clues clues, FusedFinding finding, List<String> labels) {
    double[][] said = new double[experts.size()][];
    for (int e = 0; e < said.length; e++) {
      Expert expert = experts.get(e);
      said[e] =
          clues.tell(finding, expert.design().told()) ? expert.of(clues, finding, labels) : null;
    }
    return said;
  }

  private static String versionOf(List<Labelled> labelled, Clues clues, Set<Modality> uses) {
    StringBuilder all = new StringBuilder(Expert.recipe());
    for (Labelled one : labelled) {
      all.append('\n').append(one.weights()).append(clues.of(one.finding(), uses));
    }
    return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** What the finding is, as far as its modalities tell. */
  public Ranking of(FusedFinding finding) {
    double[] joined = pooling.of(said(experts, clues, finding, labels));
    List<Ranking.Guess> guesses = new ArrayList<>();
    for (int c = 0; c < joined.length; c++) {
      guesses.add(new Ranking.Guess(labels.get(c), joined[c]));
    }
    return new Ranking(guesses);
  }

  /** Names what it learned from and how: 64 hexadecimal digits. */
  public String version() {
    return version;
  }

  /** How much each expert counts, for the record. */
  public List<String> weights() {
    double[] weights = pooling.weights();
    List<String> words = new ArrayList<>();
    for (int e = 0; e < weights.length; e++) {
      Design design = experts.get(e).design();
      words.add("%s %s %.2f".formatted(new TreeSet<>(design.told()), design.learner(), weights[e]));
    }
    return words;
  }
}
