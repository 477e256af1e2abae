package lineside.training.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lineside.training.fit.Validation;
import lineside.training.fold.FoldFigures.Fold;
import org.junit.jupiter.api.Test;

class FoldFiguresTest {
  @Test
  void givesMeanAndSpreadOfTheFoldsWhereAFigureIsKnown() {
    FoldFigures figures =
        new FoldFigures(
            List.of(
                new Fold(5, 3, new Validation(0.9, 0.6)),
                new Fold(6, 4, new Validation(0.8, Double.NaN)),
                new Fold(7, 5, new Validation(1.0, 0.8))));

    assertThat(figures.imageAuroc().mean()).isCloseTo(0.9, within(1e-9));
    assertThat(figures.imageAuroc().deviation()).isCloseTo(0.1, within(1e-9));
    assertThat(figures.imageAuroc().line()).isEqualTo("0.9000 +- 0.1000 (0.8000 to 1.0000)");
    assertThat(figures.pixelAp().count()).isEqualTo(2);
    assertThat(figures.lines())
        .contains(
            "fold 2 of 3: image AUROC 0.8000, pixel AP not known on 6 good and 4 defect pictures")
        .hasSize(4);
  }

  @Test
  void saysWhatIsNotKnown() {
    Fold nothing = new Fold(3, 0, Validation.NONE);
    Fold one = new Fold(3, 1, new Validation(0.75, Double.NaN));

    FoldFigures figures = new FoldFigures(List.of(nothing, one));

    assertThat(figures.imageAuroc().line()).isEqualTo("0.7500, one fold only");
    assertThat(figures.pixelAp().line()).isEqualTo("not known");
    assertThat(FoldFigures.NONE.lines()).isEmpty();
  }
}
