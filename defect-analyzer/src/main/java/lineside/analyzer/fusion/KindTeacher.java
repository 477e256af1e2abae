package lineside.analyzer.fusion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lineside.analyzer.crop.CropReading;
import lineside.schemas.record.Feedback;

/**
 * Turns what persons said of parts into labels to learn kinds from: where all that looked at a part
 * call it good, its findings are none; where they name one kind and the part has one finding, that
 * is it. Of other findings the large model's own name is believed a little. Of what nobody said
 * anything, nothing is learned: a model's names alone would only teach what it says already.
 */
public final class KindTeacher {
  /** Label of a finding that persons say is none. */
  static final String NO_DEFECT = "no defect";

  private final Map<String, Word> words = new HashMap<>();

  private record Word(Set<Boolean> isDefective, Set<String> kinds) {}

  KindTeacher(List<Feedback> said) {
    for (Feedback feedback : said) {
      Word word =
          words.computeIfAbsent(
              keyOf(feedback.getLineId(), feedback.getPartId(), feedback.getAttempt()),
              k -> new Word(new TreeSet<>(), new TreeSet<>()));
      word.isDefective().add(feedback.getIsDefective());
      word.kinds().addAll(feedback.getDefectKinds());
    }
  }

  private static String keyOf(String line, String part, int attempt) {
    return line + '\n' + part + '\n' + attempt;
  }

  private static String keyOf(FusedFinding finding) {
    var part = finding.mark().part();
    return keyOf(part.lineId(), part.partId(), part.attempt());
  }

  /** Those of {@code findings} that teach something, in their order. */
  List<Labelled> labels(List<FusedFinding> findings) {
    if (words.isEmpty()) {
      return List.of();
    }
    Map<String, Integer> ofPart = new HashMap<>();
    findings.forEach(finding -> ofPart.merge(keyOf(finding), 1, Integer::sum));
    List<Labelled> labelled = new ArrayList<>();
    for (FusedFinding finding : findings) {
      Word word = words.get(keyOf(finding));
      if (word == null || word.isDefective().size() != 1) {
        namedByModel(finding).ifPresent(labelled::add);
      } else if (!word.isDefective().contains(true)) {
        labelled.add(Labelled.surely(finding, NO_DEFECT));
      } else if (word.kinds().size() == 1 && ofPart.getOrDefault(keyOf(finding), 0) == 1) {
        labelled.add(Labelled.surely(finding, word.kinds().iterator().next()));
      }
    }
    return labelled;
  }

  /** As the large model named it, if it did. */
  public static Optional<Labelled> namedByModel(FusedFinding finding) {
    CropReading reading = finding.reading();
    return reading == null || reading.judgement().kind().isEmpty()
        ? Optional.empty()
        : Optional.of(Labelled.perhaps(finding, reading.judgement().kind()));
  }
}
