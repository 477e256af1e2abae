package lineside.analyzer.similar;

/** Names of the fields of a finding in the index; part of format 1. */
final class IndexFields {
  static final String PLACE = "place";
  static final String CROP = "crop";
  static final String ROLE = "role";
  static final String LINE = "line";
  static final String STATION = "station";
  static final String PART = "part";
  static final String VIEW = "view";
  static final String FINDING = "finding";
  static final String TRIGGERED_AT = "triggeredAt";
  static final String KIND = "kind";

  /** Id of the kind that clustering gave it; empty for none. */
  static final String KIND_ID = "kindId";

  static final String SCORE = "score";

  private IndexFields() {}
}
