package lineside.analyzer.item;

import static lineside.analyzer.item.Rows.NOON;
import static lineside.analyzer.item.Rows.at;
import static lineside.analyzer.item.Rows.defective;
import static lineside.analyzer.item.Rows.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import org.junit.jupiter.api.Test;

class PersonsWordsTest {
  private static final Inspected PART = new Inspected(Rows.LINE, "a", 1);

  @Test
  void countsAWordThatIsSentTwiceOnce() {
    PersonsWords words = words(good("a", "x"), good("a", "x"));

    assertThat(words.statements()).isEqualTo(1);
    assertThat(words.on(PART)).get().extracting(PersonsWords.Word::isDefective).isEqualTo(false);
  }

  @Test
  void holdsToTheFirstWordOfAPersonOnOneOccasion() {
    assertThat(words(good("a", "x"), defective("a", "x")).on(PART))
        .get()
        .extracting(PersonsWords.Word::isDefective)
        .isEqualTo(false);
  }

  @Test
  void letsAPersonLearnOtherwiseOnALaterOccasion() {
    Feedback audited = at(good("a", "x"), FeedbackOccasion.AUDIT, NOON);
    Feedback found = at(defective("a", "x"), FeedbackOccasion.FURTHER_ON, NOON.plusSeconds(900));

    assertThat(words(found, audited).on(PART))
        .get()
        .extracting(PersonsWords.Word::isDefective)
        .isEqualTo(true);
  }

  @Test
  void countsNeitherOfTwoPersonsWhoDisagree() {
    PersonsWords words = words(good("a", "x"), defective("a", "y"));

    assertThat(words.isDisputed(PART)).isTrue();
    assertThat(words.on(PART)).isEmpty();
  }

  @Test
  void namesTheKindsThatAllPersonsNameAndNoneWhereTheyDiffer() {
    assertThat(kinds(defective("a", "x", "Pit", "stain"), defective("a", "y", "pit")))
        .containsExactly("pit");
    assertThat(kinds(defective("a", "x", "pit"), defective("a", "y", "stain"))).isEmpty();
    assertThat(kinds(defective("a", "x", "pit"), defective("a", "y"))).containsExactly("pit");
  }

  @Test
  void makesKindsNamesThatNoFileSystemMisreads() {
    assertThat(Label.kindNamed(" ../../Deep Scratch ")).isEqualTo("deep-scratch");
    assertThat(Label.kindNamed("good")).isEqualTo(Label.ANY_DEFECT);
    assertThat(Label.kindNamed("//")).isEqualTo(Label.ANY_DEFECT);
    assertThat(Label.kindNamed("Kratzer, groß")).isEqualTo("kratzer-groß");
  }

  private static List<String> kinds(Feedback... said) {
    return words(said).on(PART).orElseThrow().kinds();
  }

  private static PersonsWords words(Feedback... said) {
    return PersonsWords.of(List.of(said));
  }
}
