package lineside.analyzer.kind;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lineside.analyzer.crop.ArchivedCrop;
import lineside.analyzer.crop.HistoricCrop;
import lineside.vision.model.Sha256;

/**
 * Finds kinds among findings and knows those of earlier reports again, by where their exemplars
 * fall. Of a kind that has come apart the part with most exemplars keeps the id. Deterministic.
 */
public final class FindKinds {
  private static final int EXEMPLARS = 32;
  private static final int ID_DIGITS = 16;

  /** Share of the exemplars, and their number, that have to fall into a group. */
  private static final double SAME_FROM = 0.5;

  private static final int SAME_FROM_EXEMPLARS = 3;

  private final List<HistoricCrop> findings;
  private final List<DefectKind> known;
  private final List<HistoricCrop> all;

  private FindKinds(
      List<HistoricCrop> findings, List<HistoricCrop> exemplars, List<DefectKind> known) {
    this.findings = findings;
    this.known = known;
    this.all = new ArrayList<>(findings);
    Set<String> there = new HashSet<>();
    findings.forEach(finding -> there.add(finding.crop().sha256()));
    exemplars.stream().filter(finding -> there.add(finding.crop().sha256())).forEach(all::add);
  }

  /**
   * Finds.
   *
   * @param findings read by one model, in order of time
   * @param exemplars readings by that model of exemplars of known kinds; those among the findings
   *     may be left out
   * @param known kinds of earlier reports
   */
  public static KindsFound of(
      List<HistoricCrop> findings, List<HistoricCrop> exemplars, List<DefectKind> known) {
    return findings.isEmpty() ? KindsFound.NONE : new FindKinds(findings, exemplars, known).found();
  }

  private KindsFound found() {
    FittedSpace space = FittedSpace.of(all.stream().map(HistoricCrop::reading).toList());
    List<float[]> places = all.stream().map(finding -> space.place(finding.reading())).toList();
    int[] labels = DensityClusters.of(places, all.stream().map(FindKinds::stratumOf).toList());
    Map<Integer, List<HistoricCrop>> groups = new TreeMap<>();
    int without = 0;
    for (int i = 0; i < findings.size(); i++) {
      if (labels[i] == DensityClusters.NONE) {
        without++;
      } else {
        groups.computeIfAbsent(labels[i], k -> new ArrayList<>()).add(findings.get(i));
      }
    }
    Map<Integer, DefectKind> same = knownAgain(labels);
    List<DefectKind> kinds = new ArrayList<>();
    Map<String, String> kindOfCrop = new HashMap<>();
    Map<Integer, String> idOfLabel = new HashMap<>();
    groups.forEach(
        (label, members) -> {
          DefectKind kind =
              same.containsKey(label)
                  ? continued(same.get(label), members, elsewhere(labels, label))
                  : fresh(members);
          kinds.add(kind);
          idOfLabel.put(label, kind.kindId());
          members.forEach(member -> kindOfCrop.put(member.crop().sha256(), kind.kindId()));
        });
    kinds.sort(
        Comparator.comparingInt(DefectKind::findings).reversed().thenComparing(DefectKind::kindId));
    return new KindsFound(
        kinds, kindOfCrop, without, KindChanges.of(known, idOfCrop(labels, idOfLabel)));
  }

  /** Also of exemplars that are not among the findings. */
  private Map<String, String> idOfCrop(int[] labels, Map<Integer, String> idOfLabel) {
    Map<String, String> ids = new HashMap<>();
    for (int i = 0; i < labels.length; i++) {
      String id = idOfLabel.get(labels[i]);
      if (id != null) {
        ids.put(all.get(i).crop().sha256(), id);
      }
    }
    return ids;
  }

  private static String stratumOf(HistoricCrop finding) {
    ArchivedCrop crop = finding.crop();
    return crop.origin().lineId() + '/' + crop.origin().stationId() + '/' + crop.small().kind();
  }

  private record Match(int label, DefectKind kind, int exemplars) {}

  private Map<Integer, DefectKind> knownAgain(int[] labels) {
    Map<String, Integer> labelOfCrop = new HashMap<>();
    for (int i = 0; i < labels.length; i++) {
      labelOfCrop.put(all.get(i).crop().sha256(), labels[i]);
    }
    List<Match> matches = new ArrayList<>();
    known.forEach(kind -> matches.addAll(matchesOf(kind, labelOfCrop)));
    matches.sort(
        Comparator.comparingInt(Match::exemplars)
            .reversed()
            .thenComparing(match -> match.kind().kindId())
            .thenComparingInt(Match::label));
    Map<Integer, DefectKind> same = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Match match : matches) {
      if (!same.containsKey(match.label()) && taken.add(match.kind().kindId())) {
        same.put(match.label(), match.kind());
      }
    }
    return same;
  }

  private static List<Match> matchesOf(DefectKind kind, Map<String, Integer> labelOfCrop) {
    Map<Integer, Integer> counts = new TreeMap<>();
    int placed = 0;
    for (String exemplar : kind.exemplars()) {
      Integer label = labelOfCrop.get(exemplar);
      if (label != null) {
        placed++;
        counts.merge(label, 1, Integer::sum);
      }
    }
    List<Match> matches = new ArrayList<>();
    for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
      if (count.getKey() != DensityClusters.NONE
          && count.getValue() >= SAME_FROM_EXEMPLARS
          && count.getValue() >= SAME_FROM * placed) {
        matches.add(new Match(count.getKey(), kind, count.getValue()));
      }
    }
    return matches;
  }

  /** Crops that are of another kind now. */
  private Set<String> elsewhere(int[] labels, int label) {
    Set<String> crops = new HashSet<>();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != label && labels[i] != DensityClusters.NONE) {
        crops.add(all.get(i).crop().sha256());
      }
    }
    return crops;
  }

  private DefectKind continued(
      DefectKind before, List<HistoricCrop> members, Set<String> elsewhere) {
    List<String> crops = new ArrayList<>(before.exemplars());
    crops.removeAll(elsewhere);
    members.stream()
        .map(member -> member.crop().sha256())
        .filter(crop -> !before.exemplars().contains(crop))
        .forEach(crops::add);
    Instant first = timeOf(members.get(0));
    Instant last = timeOf(members.get(members.size() - 1));
    return new DefectKind(
        before.kindId(),
        members.get(0).reading().modelSha256(),
        likelyName(members),
        members.size(),
        first.isBefore(before.firstSeenAt()) ? first : before.firstSeenAt(),
        last.isAfter(before.lastSeenAt()) ? last : before.lastSeenAt(),
        spread(crops));
  }

  private DefectKind fresh(List<HistoricCrop> members) {
    List<String> crops = members.stream().map(member -> member.crop().sha256()).toList();
    return new DefectKind(
        freshId(crops.get(0)),
        members.get(0).reading().modelSha256(),
        likelyName(members),
        members.size(),
        timeOf(members.get(0)),
        timeOf(members.get(members.size() - 1)),
        spread(crops));
  }

  private String freshId(String crop) {
    String id = crop;
    do {
      id = Sha256.hex(("kind\n" + id).getBytes(StandardCharsets.UTF_8));
    } while (isTaken(id.substring(0, ID_DIGITS)));
    return id.substring(0, ID_DIGITS);
  }

  private boolean isTaken(String id) {
    return known.stream().anyMatch(kind -> kind.kindId().equals(id));
  }

  private static Instant timeOf(HistoricCrop finding) {
    return finding.crop().origin().triggeredAt();
  }

  private static String likelyName(List<HistoricCrop> members) {
    Map<String, Integer> names = new TreeMap<>();
    members.forEach(m -> names.merge(m.reading().judgement().kind(), 1, Integer::sum));
    return names.entrySet().stream()
        .filter(name -> 2 * name.getValue() > members.size())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private static List<String> spread(List<String> crops) {
    List<String> unique = crops.stream().distinct().toList();
    int count = Math.min(EXEMPLARS, unique.size());
    List<String> spread = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      spread.add(unique.get((int) ((i + 0.5) * unique.size() / count)));
    }
    return spread;
  }
}
