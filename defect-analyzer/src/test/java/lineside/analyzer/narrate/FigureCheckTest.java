package lineside.analyzer.narrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureCheckTest {
  private static final Facts FACTS =
      new Facts(
          List.of("covers 2026-03-02 06:00:00 to 2026-03-02 14:00:00 UTC", "Made: 12,480 parts"),
          List.of(
              new Facts.PatternFacts(
                  1,
                  List.of(
                      "Scratch at a1 goes together with pallet 5: 79 of 1,192 parts (6.60 %)",
                      "ratio 14.45 (95 % interval 6.49 to 34.17)"),
                  List.of()),
              new Facts.PatternFacts(
                  2, List.of("Pit at b1 every 314.2 mm, with tool T2: twelve coils"), List.of())));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Scratches at a1 go together with pallet 5.",
        "They were on 79 of 1192 parts (6.6%), 14.45x as many as elsewhere.",
        "Of 12,480 parts, pattern 1 took 79; the 95 % interval is 6.49–34.17.",
        "Look at pallet five first.",
      })
  void letsPassWhatStandsInTheFacts(String text) {
    assertThat(FigureCheck.problem(new Sentence(text, List.of(1)), FACTS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Scratches were on 80 parts.",
        "That is 6.7 % of them.",
        "Scratches sit at a2.",
        "It is half of all parts.",
        "The rate rose tenfold.",
        "Three pallets are affected.",
        "Twenty-one parts are suspect.",
        "About ½ of the parts.",
        "About ٧٩ parts.",
        "Since 2026-03-03 it is worse.",
        "Pits come every 314.2 mm.",
        "Twelve coils are affected.",
        "It cost 1e2000000000 euros.",
        "It cost 999999999999999999999999 euros.",
      })
  void refusesFiguresOfItsOwnAndOfAnotherPattern(String text) {
    assertThat(FigureCheck.problem(new Sentence(text, List.of(1)), FACTS)).isPresent();
  }

  @Test
  void takesTheFiguresOfEveryPatternThatASentenceNames() {
    assertThat(
            FigureCheck.problem(
                new Sentence("Pallet 5 and tool T2 stand out.", List.of(1, 2)), FACTS))
        .isEmpty();
  }

  @Test
  void refusesAPatternThatThereIsNot() {
    assertThat(FigureCheck.problem(new Sentence("All is well.", List.of(3)), FACTS))
        .hasValueSatisfying(problem -> assertThat(problem).contains("pattern 3"));
  }
}
