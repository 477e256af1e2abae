package lineside.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.junit.jupiter.api.Test;

class BoardTest {
  private final Board board = new Board();

  @Test
  void countsAVerdictOnceWhenItIsDeliveredTwice() {
    var verdict = SampleMessages.part("line-a", "A-1", ResultEvaluation.NOT_OK);

    board.accept(verdict);
    board.accept(verdict);

    assertThat(board.view().counts().get(0).notOk()).isEqualTo(1);
  }

  @Test
  void countsAPartByItsHighestRevisionInWhateverOrderTheyCome() {
    var doubtful = SampleMessages.part("line-a", "A-1", ResultEvaluation.NOT_DECIDABLE);
    var decided = revision(doubtful, 1, ResultEvaluation.OK);
    var corrected = revision(doubtful, 2, ResultEvaluation.NOT_OK);

    board.accept(doubtful);
    long undecidedBefore = board.view().unseen().undecidedParts();
    board.accept(corrected);
    board.accept(decided);
    board.accept(doubtful);

    assertThat(undecidedBefore).isEqualTo(1);
    assertThat(board.view().counts())
        .containsExactly(new BoardView.Count("line-a", 0, 1, 0, 0, 0.0));
    assertThat(board.view().unseen().undecidedParts()).isZero();
    assertThat(board.view().unseen().latest()).isEmpty();
  }

  @Test
  void showsTheLaterVerdictOnAViewThatIsShown() {
    var doubtful = SampleMessages.view("a-top", 3, ResultEvaluation.NOT_DECIDABLE);
    var decided =
        ViewVerdict.newBuilder(doubtful)
            .setResultEvaluation(ResultEvaluation.OK)
            .setEvaluatedAtMicros(doubtful.getEvaluatedAtMicros() + 1)
            .build();

    board.accept(doubtful);
    board.accept(decided);
    board.accept(doubtful);

    assertThat(board.view().tiles().get(0).evaluation()).isEqualTo("OK");
    assertThat(board.view().tiles().get(0).recent()).containsExactly("OK");
  }

  private static PartVerdict revision(PartVerdict first, int number, ResultEvaluation evaluation) {
    return PartVerdict.newBuilder(first)
        .setRevision(number)
        .setVerdictId(Identities.verdictId(first.getInspectionId(), number))
        .setResultEvaluation(evaluation)
        .build();
  }

  @Test
  void countsPartsWithoutEvidenceAgainstTheYield() {
    board.accept(SampleMessages.part("line-a", "A-1", ResultEvaluation.OK));
    board.accept(SampleMessages.part("line-a", "A-2", ResultEvaluation.OK));
    board.accept(SampleMessages.part("line-a", "A-3", ResultEvaluation.OK));
    board.accept(SampleMessages.part("line-a", "A-4", ResultEvaluation.NOT_DECIDABLE));
    board.accept(SampleMessages.part("line-a", "A-5", ResultEvaluation.UNDEFINED));

    assertThat(board.view().counts())
        .containsExactly(new BoardView.Count("line-a", 3, 0, 1, 1, 0.6));
  }

  @Test
  void keepsTheHighestRevisionOfAnAlarmWhenAnOlderOneComesLater() {
    board.accept(SampleMessages.alarm("x", 4, AlarmPriority.HIGH, "five of ten"));
    board.accept(SampleMessages.alarm("x", 3, AlarmPriority.HIGH, "four of ten"));

    assertThat(board.view().alarms())
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.message()).isEqualTo("five of ten"));
  }

  @Test
  void listsTheMostUrgentAlarmFirst() {
    board.accept(SampleMessages.alarm("low", 0, AlarmPriority.LOW, "low"));
    board.accept(SampleMessages.alarm("critical", 0, AlarmPriority.CRITICAL, "critical"));
    board.accept(SampleMessages.alarm("medium", 0, AlarmPriority.MEDIUM, "medium"));

    assertThat(board.view().alarms())
        .extracting(BoardView.AlarmLine::message)
        .containsExactly("critical", "medium", "low");
  }

  @Test
  void showsThePictureThatTheVerdictSpeaksOf() {
    board.accept(SampleMessages.frame("a-top", 3, FrameEncoding.PNG, new byte[] {1}));
    board.accept(SampleMessages.frame("a-top", 4, FrameEncoding.PNG, new byte[] {2}));
    board.accept(SampleMessages.view("a-top", 3, ResultEvaluation.NOT_OK));

    var tile = board.view().tiles().get(0);

    assertThat(tile.pictureId()).isEqualTo(Identities.viewId("a-top", 1, 3));
    assertThat(tile.marks())
        .containsExactly(new BoardView.Mark("scratch", 0.91f, 0.25, 0.2, 0.1, 0.1));
  }

  @Test
  void marksNoPictureThatTheVerdictDoesNotSpeakOf() {
    board.accept(SampleMessages.view("a-top", 3, ResultEvaluation.NOT_OK));
    board.accept(SampleMessages.frame("a-top", 40, FrameEncoding.JPEG, new byte[] {1}));

    var tile = board.view().tiles().get(0);

    assertThat(tile.pictureId()).isEqualTo(Identities.viewId("a-top", 1, 40));
    assertThat(tile.marks()).isEmpty();
  }

  @Test
  void turnsRawPixelsIntoAPictureForBrowsers() throws IOException {
    byte[] pixels = {10, 20, 30, 40, 50, 60};

    board.accept(SampleMessages.frame("a-top", 9, FrameEncoding.RAW, pixels));

    Still still = board.still("a-top", Identities.viewId("a-top", 1, 9)).orElseThrow();
    var picture = ImageIO.read(new ByteArrayInputStream(still.content()));
    assertThat(picture.getRaster().getSample(2, 1, 0)).isEqualTo(60);
  }

  @Test
  void namesTheViewsThatWereNotInspected() {
    board.accept(SampleMessages.loss("a-side", 12));
    board.accept(SampleMessages.view("a-side", 12, ResultEvaluation.UNDEFINED));

    assertThat(board.view().unseen().lostFrames()).isEqualTo(1);
    assertThat(board.view().unseen().latest())
        .containsExactly(
            new BoardView.Gap(
                "A-12", "a-side", "LOST", SampleMessages.START.plusSeconds(12).toEpochMilli()));
  }

  @Test
  void remembersTheLatestVerdictsOfACamera() {
    board.accept(SampleMessages.view("a-top", 1, ResultEvaluation.OK));
    board.accept(SampleMessages.view("a-top", 2, ResultEvaluation.NOT_OK));
    board.accept(SampleMessages.view("a-top", 2, ResultEvaluation.NOT_OK));
    board.accept(SampleMessages.view("a-top", 3, ResultEvaluation.UNDEFINED));

    assertThat(board.view().tiles().get(0).recent()).containsExactly("OK", "NOT_OK", "UNDEFINED");
  }
}
