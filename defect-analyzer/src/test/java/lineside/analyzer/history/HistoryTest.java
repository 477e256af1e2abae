package lineside.analyzer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineside.analyzer.archive.Period;
import lineside.analyzer.crop.ArchivedCrop;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.crop.HistoricCrop;
import lineside.analyzer.crop.RefusedCrop;
import lineside.analyzer.kind.DefectKind;
import lineside.analyzer.kind.KindChange;
import lineside.analyzer.kind.KindsFound;
import lineside.analyzer.simulation.PlantedCrops;
import lineside.analyzer.simulation.SimulatedArchive;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  private final List<HistoricCrop> planted = new PlantedCrops(3, 2, 0.1).mixed(6);
  @TempDir private Path directory;

  @Test
  void keepsReadingsBitForBitOverAClose() throws Exception {
    try (History history = History.open(directory)) {
      history.record(List.of(), crops());
      history.addReadings(readings(), List.of());
    }

    try (History history = History.open(directory)) {
      List<HistoricCrop> read = history.read(PlantedCrops.MODEL, Period.ALL);

      assertThat(read)
          .extracting(HistoricCrop::crop)
          .containsExactlyElementsOf(planted.stream().map(HistoricCrop::crop).toList());
      assertThat(read.get(3).reading().embedding()).isEqualTo(planted.get(3).reading().embedding());
      assertThat(read.get(3).reading().shape()).isEqualTo(planted.get(3).reading().shape());
      assertThat(read.get(3).reading().judgement()).isEqualTo(planted.get(3).reading().judgement());
    }
  }

  @Test
  void namesWhatAModelHasNotReadInThePeriod() throws Exception {
    try (History history = History.open(directory)) {
      history.record(List.of(), crops());
      history.addReadings(readings().subList(0, 4), List.of());
      Instant lastAt = planted.get(5).crop().origin().triggeredAt();

      assertThat(history.unread(PlantedCrops.MODEL, Period.ALL))
          .containsExactlyInAnyOrder(name(4), name(5));
      assertThat(history.unread(PlantedCrops.MODEL, new Period(null, lastAt)))
          .containsExactly(name(4));
      assertThat(history.unread("cd".repeat(32), Period.ALL)).hasSize(6);
    }
  }

  @Test
  void namesTheModelThatHasReadMostFirst() throws Exception {
    String other = "cd".repeat(32);
    CropReading one = planted.get(0).reading();
    CropReading byOther =
        new CropReading(one.cropSha256(), other, one.judgement(), one.embedding(), one.shape());
    try (History history = History.open(directory)) {
      assertThat(history.models()).isEmpty();

      history.record(List.of(), crops());
      history.addReadings(List.of(byOther), List.of());
      history.addReadings(readings(), List.of());

      assertThat(history.models()).containsExactly(PlantedCrops.MODEL, other);
    }
  }

  @Test
  void takesWhatItKnowsAgainWithoutDoublingIt() throws Exception {
    try (History history = History.open(directory)) {
      history.record(List.of(), crops());
      history.record(List.of(), crops());
      history.addReadings(readings(), List.of());
      history.addReadings(readings(), List.of());

      HistoryCounts counts = history.counts(PlantedCrops.MODEL);

      assertThat(counts).isEqualTo(new HistoryCounts(6, 6, 6, 0));
    }
  }

  @Test
  void forgetsWhatAHigherRevisionNoLongerShows() throws Exception {
    InspectionRow row = SimulatedArchive.of(41, 1, List.of()).rows().get(0);
    ArchivedCrop of = crops().get(0);
    ArchivedCrop.Origin origin = of.origin();
    ArchivedCrop flagged =
        new ArchivedCrop(
            of.sha256(),
            of.role(),
            new ArchivedCrop.Origin(
                row.getVerdict().getInspectionId(),
                0,
                origin.viewId(),
                origin.lineId(),
                origin.stationId(),
                origin.partId(),
                1,
                origin.triggeredAt()),
            of.small());
    InspectionRow passed =
        new InspectionRow(
            PartVerdict.newBuilder(row.getVerdict()).setRevision(1).build(), false, 0, false);
    try (History history = History.open(directory)) {
      history.record(List.of(row), List.of(flagged));
      assertThat(history.counts(PlantedCrops.MODEL).findings()).isEqualTo(1);

      history.record(List.of(passed), List.of());

      assertThat(history.counts(PlantedCrops.MODEL).findings()).isZero();
    }
  }

  @Test
  void forgetsARefusalOnceTheCropIsRead() throws Exception {
    RefusedCrop refused =
        new RefusedCrop(name(0), PlantedCrops.MODEL, RefusedCrop.Reason.MISSING, "not there");
    try (History history = History.open(directory)) {
      history.record(List.of(), crops());
      history.addReadings(List.of(), List.of(refused));
      history.addReadings(List.of(), List.of(refused));
      assertThat(history.refused(PlantedCrops.MODEL)).containsExactly(refused);

      history.addReadings(readings(), List.of());

      assertThat(history.refused(PlantedCrops.MODEL)).isEmpty();
    }
  }

  @Test
  void keepsKindsAndReplacesThoseThatAreFoundAgain() throws Exception {
    DefectKind kind = kind("aa", 5, List.of("x", "y"));
    DefectKind other = kind("bb", 7, List.of("z"));
    DefectKind again = kind("aa", 9, List.of("y", "w"));
    try (History history = History.open(directory)) {
      history.saveKinds(found(List.of(kind, other), List.of()), PlantedCrops.START);
      history.saveKinds(found(List.of(again), List.of()), PlantedCrops.START);

      assertThat(history.kinds()).containsExactly(again, other);
    }
  }

  @Test
  void tellsOnceWhatBecameOfKinds() throws Exception {
    DefectKind kind = kind("aa", 5, List.of("x", "y"));
    DefectKind other = kind("bb", 7, List.of("z"));
    KindChange merged =
        new KindChange(KindChange.Change.MERGED, List.of("aa", "bb"), List.of("aa"));
    Instant next = PlantedCrops.START.plusSeconds(60);
    try (History history = History.open(directory)) {
      history.saveKinds(found(List.of(kind, other), List.of()), PlantedCrops.START);
      history.saveKinds(found(List.of(kind), List.of(merged)), next);
      // A run that is repeated finds the kinds as they are, and no change.
      history.saveKinds(found(List.of(kind), List.of()), next);

      assertThat(history.kinds()).containsExactly(kind);
      assertThat(history.kindChanges(next)).containsExactly(merged);
      assertThat(history.kindChanges(next.plusSeconds(60))).isEmpty();
    }
  }

  private static KindsFound found(List<DefectKind> kinds, List<KindChange> changes) {
    return new KindsFound(kinds, Map.of(), 0, changes);
  }

  private static DefectKind kind(String id, int findings, List<String> exemplars) {
    return new DefectKind(
        id,
        PlantedCrops.MODEL,
        "scratch",
        findings,
        PlantedCrops.START,
        PlantedCrops.START.plusSeconds(findings),
        exemplars);
  }

  @Test
  void hasOneWriter() throws Exception {
    try (History first = History.open(directory)) {
      assertThat(first.version()).isEqualTo(Migrations.current());
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> History.open(directory))
          .withMessageContainingAll("another run", directory.toString())
          .extracting(HistoryException::fault)
          .isEqualTo(HistoryException.Fault.LOCKED);
    }
    History.open(directory).close();
  }

  @Test
  void bringsAnEarlierVersionUpToDate() throws Exception {
    try (Connection database = History.connect(directory.resolve(History.DATABASE))) {
      Migrations.apply(database, 1);
      assertThat(Migrations.versionOf(database)).isEqualTo(1);
    }

    try (History history = History.open(directory)) {
      assertThat(history.version()).isEqualTo(Migrations.current());
    }
  }

  @Test
  void refusesTheHistoryOfANewerRelease() throws Exception {
    try (Connection database = History.connect(directory.resolve(History.DATABASE));
        Statement statement = database.createStatement()) {
      Migrations.apply(database);
      statement.execute("INSERT INTO schema_version VALUES (999)");
    }

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> History.open(directory))
        .withMessageContainingAll("version 999", "newer release")
        .extracting(HistoryException::fault)
        .isEqualTo(HistoryException.Fault.NEWER);
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws Exception {
    Files.writeString(directory.resolve(History.DATABASE), "no database ".repeat(1000));

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> History.open(directory))
        .withMessageContaining(History.DATABASE)
        .extracting(HistoryException::fault)
        .isEqualTo(HistoryException.Fault.DAMAGED);
  }

  @Test
  void fetchesNothingFromElsewhere() throws Exception {
    try (Connection database = History.connect(directory.resolve(History.DATABASE));
        Statement statement = database.createStatement()) {
      assertThatExceptionOfType(java.sql.SQLException.class)
          .isThrownBy(() -> statement.execute("INSTALL httpfs"));
      assertThatExceptionOfType(java.sql.SQLException.class)
          .isThrownBy(() -> statement.execute("SELECT * FROM read_csv('/etc/hostname')"));
    }
  }

  private String name(int i) {
    return planted.get(i).crop().sha256();
  }

  private List<ArchivedCrop> crops() {
    return planted.stream().map(HistoricCrop::crop).toList();
  }

  private List<CropReading> readings() {
    return planted.stream().map(HistoricCrop::reading).toList();
  }
}
