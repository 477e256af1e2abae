package lineside.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import lineside.console.plant.SampleMessages;
import lineside.console.shape.ViewShape;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.junit.jupiter.api.Test;

class StationTileTest {
  private final StationTile tile = new StationTile();

  @Test
  void showsTheLatestPartAndKeepsTheLastReject() {
    tile.accept(view(1, ResultEvaluation.NOT_OK, 10), 77);
    tile.accept(view(2, ResultEvaluation.OK, 10), 78);

    assertThat(tile.current(StationTileTest::shape))
        .extracting(StationShape.Passage::partId, StationShape.Passage::seenAt)
        .containsExactly("A-2", 78L);
    assertThat(tile.lastReject(StationTileTest::shape))
        .extracting(StationShape.Passage::partId, StationShape.Passage::why)
        .containsExactly("A-1", "scratch");
    assertThat(tile.recent()).containsExactly("NOT_OK", "OK");
  }

  @Test
  void rejectsNoMoreWhatLaterEvidenceFoundGood() {
    tile.accept(view(1, ResultEvaluation.NOT_OK, 10), 77);
    tile.accept(view(2, ResultEvaluation.NOT_OK, 10), 78);
    tile.accept(view(2, ResultEvaluation.OK, 20), 79);

    assertThat(tile.lastReject(StationTileTest::shape))
        .extracting(StationShape.Passage::partId)
        .isEqualTo("A-1");
    assertThat(tile.evaluation()).isEqualTo(ResultEvaluation.OK);
  }

  @Test
  void keepsTheLaterOfTwoVerdictsOnAView() {
    tile.accept(view(1, ResultEvaluation.NOT_OK, 20), 77);
    tile.accept(view(1, ResultEvaluation.NOT_DECIDABLE, 10), 78);

    assertThat(tile.evaluation()).isEqualTo(ResultEvaluation.NOT_OK);
  }

  @Test
  void goesBackToNoEarlierPart() {
    tile.accept(view(5, ResultEvaluation.OK, 10), 77);
    tile.accept(view(4, ResultEvaluation.OK, 10), 78);

    assertThat(tile.current(StationTileTest::shape))
        .extracting(StationShape.Passage::partId)
        .isEqualTo("A-5");
  }

  private static ViewVerdict view(long sequence, ResultEvaluation evaluation, long evaluatedAt) {
    return ViewVerdict.newBuilder(SampleMessages.view("a-top", sequence, evaluation))
        .setEvaluatedAtMicros(evaluatedAt)
        .build();
  }

  private static ViewShape shape(ViewVerdict view) {
    return ViewShape.of(view, Map.of(), null);
  }
}
