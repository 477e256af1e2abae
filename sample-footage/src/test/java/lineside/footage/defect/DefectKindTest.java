package lineside.footage.defect;

import static org.assertj.core.api.Assertions.assertThat;

import lineside.footage.render.ViewKind;
import org.junit.jupiter.api.Test;

class DefectKindTest {
  @Test
  void findsKindByItsLabel() {
    assertThat(DefectKind.of("chipped-edge")).contains(DefectKind.CHIPPED_EDGE);
    assertThat(DefectKind.of("rust")).isEmpty();
  }

  @Test
  void stripHasNoFeatureToMiss() {
    assertThat(DefectKind.possibleIn(ViewKind.STRIP))
        .hasSize(5)
        .doesNotContain(DefectKind.MISSING_FEATURE);
    assertThat(DefectKind.possibleIn(ViewKind.BRACKET_TOP)).hasSize(6);
  }
}
