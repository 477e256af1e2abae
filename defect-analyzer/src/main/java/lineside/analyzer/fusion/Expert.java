package lineside.analyzer.fusion;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** One learner of Tribuo over some modalities, a part of a {@link FusedModel}. Thread-safe. */
final class Expert {
  private static final Logger LIBRARY = Logger.getLogger("org.tribuo");
  private static final long SEED = 1;
  private static final int TREES = 30;
  private static final int DEPTH = 12;
  private static final float MIN_LEAF_WEIGHT = 2f;
  private static final float CLUES_A_SPLIT = 0.3f;
  private static final double LEARNING_RATE = 0.1;
  private static final double RATE_FLOOR = 0.1;
  private static final int EPOCHS = 20;

  /** How it learns. */
  enum Learner {
    /** Random forest (Breiman 2001): limits of readings, levels that act together. */
    FOREST,
    /** Multinomial logistic regression: many numbers that each say a little. */
    LINEAR
  }

  /**
   * What an expert is.
   *
   * @param told what it may use; it says nothing of findings of which all of it is missing
   */
  record Design(Set<Modality> told, Learner learner) {}

  private final Design design;
  private final Model<Label> model;

  private Expert(Design design, Model<Label> model) {
    this.design = design;
    this.model = model;
  }

  /** Learns from those of {@code labelled} of which it is told something. */
  static Expert learn(Design design, Clues clues, List<Labelled> labelled) {
    LIBRARY.setLevel(Level.WARNING);
    LabelFactory factory = new LabelFactory();
    MutableDataset<Label> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("findings", factory), factory);
    for (Labelled one : labelled) {
      Map<String, Double> known = clues.of(one.finding(), design.told());
      one.weights().forEach((label, weight) -> data.add(exampleOf(known, label, weight)));
    }
    return new Expert(design, trainer(design.learner()).train(data));
  }

  private static Trainer<Label> trainer(Learner learner) {
    return switch (learner) {
      case FOREST ->
          new RandomForestTrainer<>(
              new CARTClassificationTrainer(
                  DEPTH, MIN_LEAF_WEIGHT, 0f, CLUES_A_SPLIT, false, new GiniIndex(), SEED),
              new FullyWeightedVotingCombiner(),
              TREES,
              SEED);
      case LINEAR ->
          new LinearSGDTrainer(
              new LogMulticlass(), new AdaGrad(LEARNING_RATE, RATE_FLOOR), EPOCHS, 1, SEED);
    };
  }

  private static Example<Label> exampleOf(Map<String, Double> clues, String label, double weight) {
    String[] names = clues.keySet().toArray(String[]::new);
    double[] values = clues.values().stream().mapToDouble(Double::doubleValue).toArray();
    ArrayExample<Label> example = new ArrayExample<>(new Label(label), names, values);
    example.setWeight((float) weight);
    return example;
  }

  /** Everything it was learned with, but for the findings. */
  static String recipe() {
    return "forest %d %d %s %s, linear %s %s %d, seed %d"
        .formatted(
            TREES, DEPTH, MIN_LEAF_WEIGHT, CLUES_A_SPLIT, LEARNING_RATE, RATE_FLOOR, EPOCHS, SEED);
  }

  Design design() {
    return design;
  }

  /** Probabilities in the order of {@code labels}; of a label it never saw 0. */
  double[] of(Clues clues, FusedFinding finding, List<String> labels) {
    Map<String, Label> scores =
        model.predict(exampleOf(clues.of(finding, design.told()), "", 1)).getOutputScores();
    double[] probabilities = new double[labels.size()];
    for (int i = 0; i < probabilities.length; i++) {
      Label score = scores.get(labels.get(i));
      probabilities[i] = score == null ? 0 : score.getScore();
    }
    return probabilities;
  }
}
