package lineside.analyzer.mining;

import java.util.BitSet;
import java.util.List;

/**
 * All counted defects of one kind at one station, and the parts they are counted against.
 *
 * @param base every part of the line that the station evaluated, in order of time
 * @param occurrences the clearest finding of each part that has one, in order of time
 * @param marks every counted finding, in order of time
 */
public record DefectGroup(
    GroupKey key, List<InspectedPart> base, List<Occurrence> occurrences, List<Occurrence> marks) {

  /** Copies the lists. */
  public DefectGroup {
    base = List.copyOf(base);
    occurrences = List.copyOf(occurrences);
    marks = List.copyOf(marks);
  }

  /** Indices into the base of the parts that show the defect; a new set. */
  BitSet defective() {
    BitSet defective = new BitSet(base.size());
    occurrences.forEach(occurrence -> defective.set(occurrence.partIndex()));
    return defective;
  }

  /** Indices of the whole base; a new set. */
  BitSet everyPart() {
    BitSet all = new BitSet(base.size());
    all.set(0, base.size());
    return all;
  }
}
