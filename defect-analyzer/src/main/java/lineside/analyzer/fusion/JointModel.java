package lineside.analyzer.fusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lineside.analyzer.mining.FoundPattern;

/**
 * A model, or why there is none: out of too few findings no model is made.
 *
 * @param model what was learned; empty when too little was there to learn from
 * @param taught findings it learned from
 * @param withPicture those of them whose crop had been read
 * @param note for a person: what it learned from, or why not
 */
record JointModel(Optional<FusedModel> model, int taught, int withPicture, String note) {
  /** Findings that a label needs. */
  static final int LEAST_A_LABEL = 8;

  /** More teach hardly more, and the time grows with them. */
  private static final int MOST_A_LABEL = 120;

  private static final int MOST_DOUBTFUL = 300;

  /**
   * Learns.
   *
   * @param what for a person: what is learned, for example causes
   */
  static JointModel learn(String what, List<Labelled> labelled, List<FoundPattern> patterns) {
    List<Labelled> enough = enough(labelled);
    long labels = enough.stream().map(Labelled::most).distinct().count();
    int read = (int) enough.stream().filter(one -> one.finding().reading() != null).count();
    if (labels < 2) {
      return new JointModel(
          Optional.empty(),
          enough.size(),
          read,
          "No model of %s: it takes at least two of them with %d findings each, there %s %d."
              .formatted(what, LEAST_A_LABEL, labels == 1 ? "is" : "are", labels));
    }
    FusedModel model = FusedModel.learn(enough, patterns, Modality.ALL);
    return new JointModel(
        Optional.of(model),
        enough.size(),
        read,
        "Model of %s %s: learned from %d findings (%d with their picture read), %d labels; of findings that it had not learned from it named %.0f %% as they are labelled."
            .formatted(
                what,
                model.version().substring(0, 12),
                enough.size(),
                read,
                labels,
                100 * model.heldOutShare()));
  }

  /** Labels with enough findings, each at most so many, spread over time. */
  private static List<Labelled> enough(List<Labelled> labelled) {
    Map<String, List<Labelled>> byLabel = new TreeMap<>();
    List<Labelled> doubtful = new ArrayList<>();
    for (Labelled one : labelled) {
      if (!one.isSure()) {
        doubtful.add(one);
        continue;
      }
      byLabel.computeIfAbsent(one.most(), k -> new ArrayList<>()).add(one);
    }
    List<Labelled> kept = new ArrayList<>();
    byLabel.values().stream()
        .filter(all -> all.size() >= LEAST_A_LABEL)
        .forEach(all -> kept.addAll(Spread.of(all, MOST_A_LABEL)));
    if (byLabel.values().stream().filter(all -> all.size() >= LEAST_A_LABEL).count() >= 2) {
      kept.addAll(Spread.of(doubtful, MOST_DOUBTFUL));
    }
    kept.sort(Comparator.comparing(one -> one.finding().mark().part().at()));
    return kept;
  }
}
