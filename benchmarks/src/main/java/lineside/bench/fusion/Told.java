package lineside.bench.fusion;

import java.util.Set;
import lineside.analyzer.fusion.Modality;

/** What a model may use. */
enum Told {
  FUSED("fused", Modality.ALL),
  PICTURES("pictures alone", Modality.PICTURES),
  RECORDS("readings and context alone", Modality.RECORDS);

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
