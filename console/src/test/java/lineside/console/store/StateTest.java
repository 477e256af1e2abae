package lineside.console.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import lineside.console.plant.SampleMessages;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {
  private static final WireFormat WIRE = new WireFormat();
  private static final State.TopicPlace GATE = new State.TopicPlace(Topic.GATE_VERDICT, 2);

  @TempDir Path dir;

  private Database database;
  private State state;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(dir);
    state = new State(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void countsAVerdictThatCameTwiceOnce() {
    PartVerdict verdict = SampleMessages.inspected(3, ResultEvaluation.NOT_OK);

    take(verdict, verdict);
    take(verdict);

    assertThat(line()).isEqualTo(new Counts.Count("line-a", "", 0, 1, 0, 0, 1, 0));
  }

  @Test
  void aRecordThatNoTableTakesHoldsUpNothing() {
    PartVerdict sound = SampleMessages.inspected(3, ResultEvaluation.NOT_OK);
    PartVerdict damaged =
        PartVerdict.newBuilder(SampleMessages.inspected(4, ResultEvaluation.NOT_OK)).build();
    damaged
        .getViews()
        .forEach(view -> view.getFindings().forEach(finding -> finding.setScore(Float.NaN)));

    take(damaged, sound);

    assertThat(line()).isEqualTo(new Counts.Count("line-a", "", 0, 1, 0, 0, 1, 0));
    assertThat(state.unreadable()).isEqualTo(1);
    assertThat(new Inspections(database).ofPart("A-4")).isEmpty();
    assertThat(new Inspections(database).ofPart("A-3")).hasSize(1);
  }

  @Test
  void countsTheHighestRevisionWhateverOrderTheyComeIn() {
    PartVerdict first = SampleMessages.inspected(3, ResultEvaluation.NOT_DECIDABLE);
    PartVerdict second = SampleMessages.revised(first, ResultEvaluation.NOT_OK);
    PartVerdict third = SampleMessages.revised(second, ResultEvaluation.OK);
    List<PartVerdict> revisions = new ArrayList<>(List.of(first, second, third));

    Collections.reverse(revisions);
    revisions.forEach(this::take);

    assertThat(line()).isEqualTo(new Counts.Count("line-a", "", 1, 0, 0, 0, 1, 1));
    Inspections.Inspection kept = new Inspections(database).ofPart("A-3").get(0);
    assertThat(kept.verdict().getRevision()).isEqualTo(2);
    assertThat(kept.superseded()).extracting(PartVerdict::getRevision).containsExactly(0, 1);
    assertThat(new Crops(database).ofInspection(first.getInspectionId())).isEmpty();
    assertThat(new Unseen(database).reasons(new Unseen.Filter(null, null, Period.ALL))).isEmpty();
  }

  @Test
  void goesOnWhereTheMessagesEndThatAreInTheTables() {
    state.take(List.of(), Map.of(GATE, 17L));

    assertThatThrownBy(
            () ->
                database.write(
                    handle -> {
                      Offsets.putNext(handle, Topic.GATE_VERDICT, 2, 99);
                      throw new IllegalStateException("in the middle");
                    }))
        .hasMessage("in the middle");

    assertThat(state.next(GATE)).contains(17L);
  }

  @Test
  void fillsAGapFromItsEndUntilNothingIsLeft() {
    HistoryGap gap = new HistoryGap(Topic.GATE_VERDICT.topicName(), 2, 10, 30, 5000);
    state.start(GATE, 30, gap);

    state.fill(
        List.of(message(SampleMessages.inspected(4, ResultEvaluation.OK))), gap.upTo(20, 4000));
    List<HistoryGap> left = state.gaps();
    state.fill(List.of(), left.get(0).upTo(10, 3000));

    assertThat(left)
        .containsExactly(new HistoryGap(Topic.GATE_VERDICT.topicName(), 2, 10, 20, 4000));
    assertThat(state.gaps()).isEmpty();
    assertThat(line().ok()).isEqualTo(1);
  }

  @Test
  void forgetsWhatIsOfAnotherCluster() {
    state.belongTo("one");
    take(SampleMessages.inspected(4, ResultEvaluation.OK));

    state.belongTo("one");
    long kept = new Inspections(database).count();
    state.belongTo("two");

    assertThat(kept).isEqualTo(1);
    assertThat(new Inspections(database).count()).isZero();
    assertThat(state.next(GATE)).isEmpty();
  }

  @Test
  void forgetsInspectionsWhoseTimeIsOverAndThoseBeyondTheBound() {
    for (long n = 0; n < 10; n++) {
      take(SampleMessages.inspected(n, ResultEvaluation.NOT_OK));
    }
    long now = SampleMessages.START.plusSeconds(9).toEpochMilli();

    new Retention(Duration.ofSeconds(7), 100).sweep(database, now);
    long byTime = new Inspections(database).count();
    new Retention(Duration.ofDays(7), 3).sweep(database, now);

    assertThat(byTime).isEqualTo(8);
    assertThat(new Inspections(database).count()).isEqualTo(4);
    assertThat(new Inspections(database).lastRejects())
        .extracting(PartVerdict::getPartId)
        .containsExactly("A-9");
  }

  @Test
  void countsWhatNobodyCanRead() {
    state.take(
        List.of(
            new TopicMessage(
                new TopicMessage.Place(Topic.GATE_VERDICT, 0, 5), 1, "", new byte[] {1, 2}, null)),
        Map.of());

    assertThat(state.unreadable()).isEqualTo(1);
  }

  @Test
  void pagesThroughCropsWithoutLosingAny() {
    for (long n = 0; n < 7; n++) {
      take(SampleMessages.inspected(n, ResultEvaluation.NOT_OK));
    }
    Crops crops = new Crops(database);
    Crops.Filter all = new Crops.Filter("line-a", null, "scratch", null, null, null, Period.ALL);

    List<String> parts = new ArrayList<>();
    String cursor = null;
    do {
      Page<StoredCrop> page =
          crops.page(
              all,
              new Page.Request(
                  3, cursor == null ? null : Page.Position.parse(cursor).orElseThrow()));
      page.items().forEach(crop -> parts.add(crop.origin().partId()));
      cursor = page.next();
    } while (cursor != null);

    assertThat(parts).containsExactly("A-6", "A-5", "A-4", "A-3", "A-2", "A-1", "A-0");
  }

  @Test
  void spreadsScoresOverBinsThatAreNarrowInOdds() {
    for (double score : new double[] {1e-12, 0.003, 0.5, 0.98, 0.991, 1}) {
      double lowest = Slots.scoreOf(Slots.binOf(score));

      assertThat(lowest).isLessThanOrEqualTo(score + 1e-8);
      assertThat(lowest / (1 - lowest)).isGreaterThan(0.95 * score / (1 - score + 1e-8) - 1e-8);
    }
  }

  private void take(PartVerdict... verdicts) {
    List<TopicMessage> messages = new ArrayList<>();
    for (PartVerdict verdict : verdicts) {
      messages.add(message(verdict));
    }
    state.take(messages, Map.of());
  }

  private Counts.Count line() {
    return new Counts(database)
        .of(Period.ALL).stream()
            .filter(count -> count.stationId().isEmpty())
            .findFirst()
            .orElseThrow();
  }

  private static TopicMessage message(SpecificRecordBase content) {
    return new TopicMessage(
        new TopicMessage.Place(Topic.GATE_VERDICT, 2, 0), 0, "", WIRE.encode(content), content);
  }
}
