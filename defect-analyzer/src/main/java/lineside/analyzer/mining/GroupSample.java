package lineside.analyzer.mining;

import java.util.BitSet;

/**
 * The parts of a group that a round still looks at.
 *
 * @param alive base indices; shared, not to be changed
 * @param defective base indices of the alive parts that show the defect; shared, not to be changed
 */
record GroupSample(DefectGroup group, int round, BitSet alive, BitSet defective) {

  static GroupSample whole(DefectGroup group) {
    return new GroupSample(group, 0, group.everyPart(), group.defective());
  }

  /** What is left when the parts of a cause are taken out. */
  GroupSample without(BitSet parts) {
    BitSet left = (BitSet) alive.clone();
    left.andNot(parts);
    return new GroupSample(group, round + 1, left, Stratified.and(left, defective));
  }

  int defects() {
    return defective.cardinality();
  }

  /** Rates under {@code under} and among the other parts of {@code known}. */
  RateTable table(BitSet under, BitSet known) {
    BitSet elsewhere = Stratified.and(alive, known);
    elsewhere.andNot(under);
    BitSet inside = Stratified.and(alive, under);
    return new RateTable(
        Stratified.and(inside, defective).cardinality(),
        inside.cardinality(),
        Stratified.and(elsewhere, defective).cardinality(),
        elsewhere.cardinality());
  }
}
