package lineside.analyzer.fusion;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lineside.analyzer.fusion.Expert.Design;
import lineside.analyzer.fusion.Expert.Learner;
import lineside.analyzer.mining.FoundPattern;
import lineside.vision.model.Sha256;

/**
 * Names a finding from everything that is known of it: experts for the picture, the readings, the
 * context and for all of it at once, joined by weights that findings decide which the experts had
 * not learned from. What is missing of a finding is left out, nothing is put in its place.
 * Deterministic: the same findings in the same order give the same answers. Thread-safe.
 */
public final class FusedModel {
  /** Groups of parts that are held out in turn to weigh the experts. */
  private static final int FOLDS = 3;

  /** What may be known of a finding: always something of its picture. */
  private static final List<Set<Modality>> KNOWN = known();

  private final Clues clues;
  private final List<String> labels;
  private final List<Expert> experts;
  private final Map<Set<Modality>, Pooling> poolings;
  private final Provenance provenance;

  /** What it learned from and how, and how often it was right of what it had not learned from. */
  private record Provenance(String version, double heldOutShare) {}

  private FusedModel(
      Clues clues,
      List<String> labels,
      List<Expert> experts,
      Map<Set<Modality>, Pooling> poolings,
      Provenance provenance) {
    this.clues = clues;
    this.labels = labels;
    this.experts = experts;
    this.poolings = poolings;
    this.provenance = provenance;
  }

  /**
   * Learns.
   *
   * @param labelled at least two labels among them
   * @param patterns what mining found
   * @param uses modalities that it may use
   * @throws IllegalArgumentException when there is nothing to tell apart
   */
  public static FusedModel learn(
      List<Labelled> labelled, List<FoundPattern> patterns, Set<Modality> uses) {
    List<String> labels = labelsOf(labelled);
    if (labels.size() < 2) {
      throw new IllegalArgumentException("a model needs two labels to tell apart, not " + labels);
    }
    Clues clues = Clues.of(labelled.stream().map(Labelled::finding).toList(), patterns);
    List<Design> designs = designs(uses);
    List<Pooling.Said> heldOut = heldOut(labelled, labels, clues, designs);
    Map<Set<Modality>, Pooling> poolings = poolings(heldOut, designs, usual(labelled, labels));
    List<Expert> experts = designs.stream().map(design -> expert(design, clues, labelled)).toList();
    return new FusedModel(
        clues,
        labels,
        experts,
        poolings,
        new Provenance(
            versionOf(labelled, clues, uses), pooling(poolings, Modality.ALL).rightShare(heldOut)));
  }

  private static List<Set<Modality>> known() {
    List<Set<Modality>> known = new ArrayList<>();
    known.add(Modality.PICTURES);
    for (Modality modality : List.of(Modality.READINGS, Modality.CONTEXT, Modality.RHYTHM)) {
      for (Set<Modality> without : List.copyOf(known)) {
        Set<Modality> with = EnumSet.copyOf(without);
        with.add(modality);
        known.add(Set.copyOf(with));
      }
    }
    return List.copyOf(known);
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
    if (uses.contains(Modality.RHYTHM)) {
      designs.add(new Design(Set.of(Modality.RHYTHM), Learner.FOREST));
    }
    Set<Modality> usual = EnumSet.copyOf(uses);
    usual.remove(Modality.RHYTHM);
    if (usual.size() > 1) {
      designs.add(new Design(Set.copyOf(usual), Learner.FOREST));
    }
    return designs;
  }

  /** Those that are told nothing of a finding learn nothing from it. */
  private static Expert expert(Design design, Clues clues, List<Labelled> labelled) {
    List<Labelled> known =
        labelled.stream()
            .filter(one -> clues.known(one.finding()).containsAll(design.told()))
            .toList();
    return Expert.learn(design, clues, known.isEmpty() ? labelled : known);
  }

  /** Weights for every choice of modalities that may be known of a finding. */
  private static Map<Set<Modality>, Pooling> poolings(
      List<Pooling.Said> heldOut, List<Design> designs, double[] usual) {
    Map<Set<Modality>, Pooling> poolings = new HashMap<>();
    for (Set<Modality> known : KNOWN) {
      List<Pooling.Said> masked = heldOut.stream().map(one -> masked(one, designs, known)).toList();
      poolings.put(known, Pooling.fit(masked, usual, designs.size()));
    }
    return poolings;
  }

  private static Pooling.Said masked(Pooling.Said said, List<Design> designs, Set<Modality> known) {
    double[][] masked = said.said().clone();
    for (int e = 0; e < masked.length; e++) {
      if (!known.containsAll(designs.get(e).told())) {
        masked[e] = null;
      }
    }
    return new Pooling.Said(masked, said.truth());
  }

  private static Pooling pooling(Map<Set<Modality>, Pooling> poolings, Set<Modality> known) {
    return requireNonNull(poolings.get(known), "no weights");
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
        if (foldOf(one) == out && one.isSure()) {
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
    Set<Modality> known = clues.known(finding);
    double[][] said = new double[experts.size()][];
    for (int e = 0; e < said.length; e++) {
      Expert expert = experts.get(e);
      said[e] =
          known.containsAll(expert.design().told()) ? expert.of(clues, finding, labels) : null;
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
    double[] joined =
        pooling(poolings, clues.known(finding)).of(said(experts, clues, finding, labels));
    List<Ranking.Guess> guesses = new ArrayList<>();
    for (int c = 0; c < joined.length; c++) {
      guesses.add(new Ranking.Guess(labels.get(c), joined[c]));
    }
    return new Ranking(guesses);
  }

  /** Names what it learned from and how: 64 hexadecimal digits. */
  public String version() {
    return provenance.version();
  }

  /**
   * Share of the findings, held out in turn, that it named as they are labelled; 0 to 1, NaN when
   * none could be held out. Only the weights of the experts had seen them.
   */
  public double heldOutShare() {
    return provenance.heldOutShare();
  }

  /** How much each expert counts, for the record. */
  public List<String> weights() {
    double[] weights = pooling(poolings, Modality.ALL).weights();
    List<String> words = new ArrayList<>();
    for (int e = 0; e < weights.length; e++) {
      Design design = experts.get(e).design();
      words.add("%s %s %.2f".formatted(new TreeSet<>(design.told()), design.learner(), weights[e]));
    }
    return words;
  }
}
