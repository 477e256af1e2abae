package lineside.bench.fusion;

import java.util.Set;
import lineside.analyzer.fusion.Modality;

/** What a model may use. Where a finding lies in a rhythm is told to all. */
enum Told {
  FUSED("fused"),
  PICTURES("pictures alone"),
  RECORDS("readings and context alone");

  private final String words;

  Told(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  Set<Modality> modalities() {
    return switch (this) {
      case FUSED -> Modality.ALL;
      case PICTURES -> Set.of(Modality.PICTURE, Modality.RHYTHM);
      case RECORDS -> Set.of(Modality.READINGS, Modality.CONTEXT, Modality.RHYTHM);
    };
  }
}
