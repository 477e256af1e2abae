package lineside.analyzer.item;

import static lineside.analyzer.item.Rows.defective;
import static lineside.analyzer.item.Rows.flagged;
import static lineside.analyzer.item.Rows.good;
import static lineside.analyzer.item.Rows.passed;
import static lineside.analyzer.item.Rows.row;
import static lineside.analyzer.item.Rows.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.Test;

class ItemsOfArchiveTest {
  private static final String P1 = "11".repeat(32);
  private static final String P2 = "22".repeat(32);

  private final LeftOutCounts leftOut = new LeftOutCounts();

  @Test
  void takesEveryPictureOfAPartThatAPersonFoundGood() {
    List<TrainingItem> items =
        items(row("a", flagged("scratch", P1, "pit", P2)), ModelWords.NONE, good("a", "j.huber"));

    assertThat(items).extracting(item -> item.label().folder()).containsOnly("good").hasSize(2);
    assertThat(items).extracting(item -> item.said().speaker()).containsOnly(Speaker.PERSON);
    assertThat(items).extracting(item -> item.said().who()).containsOnly("j.huber");
  }

  @Test
  void namesADefectAsThePersonDoesNotAsTheModel() {
    List<TrainingItem> items =
        items(row("a", flagged("stain", P1)), ModelWords.NONE, defective("a", "x", "Scratch "));

    assertThat(items).extracting(item -> item.label().folder()).containsExactly("scratch");
  }

  @Test
  void beatsTheModelByAPersonsWord() {
    ModelWords models = new Readings().says(P1, ResultEvaluation.NOT_OK, "stain").words();

    List<TrainingItem> items = items(row("a", flagged("stain", P1)), models, good("a", "x"));

    assertThat(items).extracting(item -> item.label().folder()).containsExactly("good");
  }

  @Test
  void teachesOfSeveralCropsOnlyTheOneOfTheKindThatThePersonNamed() {
    List<TrainingItem> items =
        items(
            row("a", flagged("stain", P1, "scratch", P2)),
            ModelWords.NONE,
            defective("a", "x", "scratch"));

    assertThat(items)
        .extracting(item -> item.pictureSha256() + " " + item.label().folder())
        .containsExactly(P2 + " scratch", P1 + " unlabelled");
  }

  @Test
  void asksTheLargeModelWhichPictureShowsADefectThatTheLineMissed() {
    InspectionRow missed =
        row("a", whole(ResultEvaluation.OK, P1), whole(ResultEvaluation.OK, P2), passed());
    ModelWords models = new Readings().says(P2, ResultEvaluation.NOT_OK, "pit").words();

    List<TrainingItem> items = items(missed, models, defective("a", "x"));

    assertThat(items).extracting(TrainingItem::pictureSha256).containsExactly(P2, P1);
    assertThat(items.get(0).label()).isEqualTo(Label.defective("pit", List.of("pit")));
    assertThat(items.get(0).said().placedBy()).isEqualTo(Readings.LARGE);
    assertThat(items.get(0).said().speaker()).isEqualTo(Speaker.PERSON);
    assertThat(items.get(1).said().speaker()).isEqualTo(Speaker.NOBODY);
  }

  @Test
  void putsAMissedDefectOnNoPictureWhenNothingTellsWhich() {
    InspectionRow missed = row("a", whole(ResultEvaluation.OK, P1), passed());

    List<TrainingItem> items = items(missed, ModelWords.NONE, defective("a", "x", "pit"));

    assertThat(items)
        .extracting(item -> item.label().content())
        .containsOnly(Label.Content.UNKNOWN);
    assertThat(leftOut.of(LeftOut.DEFECT_NOT_PLACED)).isEqualTo(1);
  }

  @Test
  void putsAMissedDefectOnTheOnlyView() {
    List<TrainingItem> items =
        items(
            row("a", whole(ResultEvaluation.OK, P1)), ModelWords.NONE, defective("a", "x", "pit"));

    assertThat(items).extracting(item -> item.label().folder()).containsExactly("pit");
    assertThat(items.get(0).shows()).isEqualTo(Shows.WHOLE_VIEW);
  }

  @Test
  void keepsOutWhatPersonsSayAgainstEachOther() {
    ModelWords models = new Readings().says(P1, ResultEvaluation.NOT_OK, "pit").words();

    List<TrainingItem> items =
        items(row("a", flagged("pit", P1)), models, good("a", "x"), defective("a", "y"));

    assertThat(items).isEmpty();
    assertThat(leftOut.of(LeftOut.PERSONS_DISAGREE)).isEqualTo(1);
  }

  @Test
  void takesTheModelsWordWhereNobodySpoke() {
    ModelWords models =
        new Readings()
            .says(P1, ResultEvaluation.NOT_OK, "pit")
            .says(P2, ResultEvaluation.NOT_DECIDABLE, "pit")
            .words();

    List<TrainingItem> items = items(row("a", flagged("stain", P1, "stain", P2)), models);

    assertThat(items)
        .extracting(item -> item.label().folder())
        .containsExactly("pit", "unlabelled");
    assertThat(items.get(0).said().who()).isEqualTo(Readings.LARGE);
  }

  @Test
  void countsFeedbackOnPartsThatAreNotThereAndOnPartsWithoutPicture() {
    List<TrainingItem> items =
        items(row("a", passed()), ModelWords.NONE, good("a", "x"), good("nobody", "x"));

    assertThat(items).isEmpty();
    assertThat(leftOut.of(LeftOut.NO_PICTURE_KEPT)).isEqualTo(1);
    assertThat(leftOut.of(LeftOut.PART_NOT_IN_ARCHIVE)).isEqualTo(1);
  }

  private List<TrainingItem> items(InspectionRow row, ModelWords models, Feedback... said) {
    return ItemsOfArchive.of(List.of(row), PersonsWords.of(List.of(said)), models, leftOut);
  }
}
