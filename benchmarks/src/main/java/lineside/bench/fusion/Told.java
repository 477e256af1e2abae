package lineside.bench.fusion;

import java.util.Set;
import lineside.analyzer.fusion.Modality;

/** What a model may use. Where a finding lies in a rhythm is told to all. */
enum Told {
  FUSED("fused", Modality.ALL),
  PICTURES("pictures alone", Set.of(Modality.PICTURE, Modality.RHYTHM)),
  RECORDS(
      "readings and context alone", Set.of(Modality.READINGS, Modality.CONTEXT, Modality.RHYTHM));

  private final String words;
  private final Set<Modality> modalities;

  Told(String words, Set<Modality> modalities) {
    this.words = words;
    this.modalities = modalities;
  }

  String words() {
    return words;
  }

  Set<Modality> modalities() {
    return modalities;
  }
}
