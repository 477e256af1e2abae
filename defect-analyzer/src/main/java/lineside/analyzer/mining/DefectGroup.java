package lineside.analyzer.mining;

import java.util.BitSet;
import java.util.List;

/**
 * All counted defects of one kind at one station, and the parts they are counted against. One
 * thread at a time.
 */
public final class DefectGroup {
  private final GroupKey key;
  private final PartColumns columns;
  private final List<Occurrence> occurrences;
  private final List<Occurrence> marks;

  /**
   * As columns that other groups of the station share.
   *
   * @param occurrences the clearest finding of each part that has one, in order of time
   * @param marks every counted finding, in order of time
   */
  DefectGroup(
      GroupKey key, PartColumns columns, List<Occurrence> occurrences, List<Occurrence> marks) {
    this.key = key;
    this.columns = columns;
    this.occurrences = List.copyOf(occurrences);
    this.marks = List.copyOf(marks);
  }

  /** A group of its own, whose clock is sure. */
  DefectGroup(
      GroupKey key,
      List<InspectedPart> base,
      List<Occurrence> occurrences,
      List<Occurrence> marks) {
    this(
        key,
        new PartColumns(List.copyOf(base), key.stationId(), ClockTrust.SURE),
        occurrences,
        marks);
  }

  /** Line, station and kind. */
  public GroupKey key() {
    return key;
  }

  /** Every part of the line that the station evaluated, in order of time. */
  public List<InspectedPart> base() {
    return columns.parts();
  }

  /** The clearest finding of each part that has one, in order of time. */
  public List<Occurrence> occurrences() {
    return occurrences;
  }

  /** Every counted finding, in order of time. */
  public List<Occurrence> marks() {
    return marks;
  }

  PartColumns columns() {
    return columns;
  }

  /** Indices into the base of the parts that show the defect; a new set. */
  BitSet defective() {
    BitSet defective = new BitSet(base().size());
    occurrences.forEach(occurrence -> defective.set(occurrence.partIndex()));
    return defective;
  }

  /** Indices of the whole base; a new set. */
  BitSet everyPart() {
    BitSet all = new BitSet(base().size());
    all.set(0, base().size());
    return all;
  }
}
