package lineside.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import lineside.jobs.archive.ArchivedRows;
import lineside.jobs.line.LineRecords;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import lineside.vision.evidence.DirectoryEvidenceStore;
import lineside.vision.evidence.EvidenceSweep;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Today is 31 March 2026; everything is old enough unless a test says so. */
class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final RetentionRules RULES = new RetentionRules(7, 30, 1, Duration.ofHours(24));

  @TempDir Path dir;
  private Path archive;
  private Path evidence;
  private long number;

  @BeforeEach
  void directories() throws IOException {
    archive = Files.createDirectories(dir.resolve("archive"));
    evidence = Files.createDirectories(dir.resolve("evidence"));
  }

  @Test
  void keepsAllOfWhatIsNotOkForItsDays() throws Exception {
    String today = picture("today");
    String lastDay = picture("last day");
    String over = picture("over");
    rows("2026-03-31", row(ResultEvaluation.NOT_OK, today));
    rows("2026-03-02", row(ResultEvaluation.UNDEFINED, lastDay));
    rows("2026-03-01", row(ResultEvaluation.NOT_DECIDABLE, over));

    RetentionReport report = run(RULES);

    assertThat(stored(today)).isTrue();
    assertThat(stored(lastDay)).isTrue();
    assertThat(stored(over)).isFalse();
    assertThat(report.rows().days()).isEqualTo(1);
    assertThat(report.rows().files()).isEqualTo(1);
    assertThat(report.rows().bytes()).isPositive();
    assertThat(archive.resolve("line-a/2026-03-01")).doesNotExist();
    assertThat(archive.resolve("line-a/2026-03-02/rows-0.avro")).exists();
  }

  @Test
  void keepsOkForFewerDaysAndOnlyTheSample() throws Exception {
    String young = picture("young");
    String old = picture("old");
    rows("2026-03-25", row(ResultEvaluation.OK, young));
    rows("2026-03-24", row(ResultEvaluation.OK, old));

    run(RULES);

    assertThat(stored(young)).isTrue();
    assertThat(stored(old)).isFalse();

    run(new RetentionRules(7, 30, 0, Duration.ofHours(24)));

    assertThat(stored(young)).isFalse();
  }

  @Test
  void picksTheSameSampleInEveryRun() throws Exception {
    RetentionRules half = new RetentionRules(7, 30, 0.5, Duration.ofHours(24));
    InspectionRow[] rows = new InspectionRow[200];
    for (int n = 0; n < rows.length; n++) {
      rows[n] = row(ResultEvaluation.OK, picture("ok " + n));
    }
    rows("2026-03-30", rows);

    RetentionReport first = run(half);
    RetentionReport second = run(half);

    assertThat(first.pictures().kept().count()).isBetween(75L, 125L);
    assertThat(second.pictures().kept()).isEqualTo(first.pictures().kept());
    assertThat(second.pictures().removed().count()).isZero();
  }

  @Test
  void keepsAPictureThatAnotherRowStillNeeds() throws Exception {
    String shared = picture("shared");
    rows("2026-01-10", row(ResultEvaluation.NOT_OK, shared));
    rows("2026-03-30", row(ResultEvaluation.NOT_OK, shared));

    run(RULES);

    assertThat(stored(shared)).isTrue();
  }

  @Test
  void keepsWhatARowNeedsThatNobodySeesYet() throws Exception {
    String waiting = picture("waiting");
    rows("2026-03-30", row(ResultEvaluation.NOT_OK, picture("seen")));
    Path seen = archive.resolve("line-a/2026-03-30/rows-1.avro");
    rows("2026-03-30", row(ResultEvaluation.OK, waiting));
    Files.move(seen, seen.resolveSibling(".rows-1.avro"));
    Files.writeString(seen.resolveSibling(".rows-2.avro.inprogress.77"), "begun");

    run(new RetentionRules(1, 30, 0, Duration.ofHours(24)));

    assertThat(stored(waiting)).isTrue();
  }

  @Test
  void countsTheGraceBackFromTheNewestRowSoThatAJobMayBeDownForLong() throws Exception {
    Instant friday = NOW.minus(Duration.ofDays(4));
    Path file = rows("2026-03-27", row(ResultEvaluation.NOT_OK, picture("named")));
    Files.setLastModifiedTime(file, FileTime.from(friday));
    String open = picture("of an open inspection", friday.minus(Duration.ofHours(23)));
    String orphan = picture("of nobody", friday.minus(Duration.ofHours(25)));

    run(RULES);

    assertThat(stored(open)).isTrue();
    assertThat(stored(orphan)).isFalse();
  }

  @Test
  void leavesADayThatIsStillWrittenTo() throws Exception {
    rows("2026-03-30", row(ResultEvaluation.OK, picture("any")));
    Path late = rows("2026-01-10", row(ResultEvaluation.OK, picture("replayed")));
    Files.setLastModifiedTime(late, FileTime.from(NOW.minusSeconds(60)));

    RetentionReport report = run(RULES);

    assertThat(report.rows().busyDays()).isEqualTo(1);
    assertThat(late).exists();
  }

  @Test
  void removesNothingWhenAskedToCount() throws Exception {
    String over = picture("over");
    rows("2026-03-30", row(ResultEvaluation.OK));
    Path expired = rows("2026-01-10", row(ResultEvaluation.NOT_OK, over));

    RetentionReport report =
        new Retention(archive, evidence, RULES, Clock.fixed(NOW, ZoneOffset.UTC))
            .run(EvidenceSweep.Mode.COUNT);

    assertThat(report.rows().days()).isEqualTo(1);
    assertThat(report.pictures().removed().count()).isEqualTo(1);
    assertThat(expired).exists();
    assertThat(stored(over)).isTrue();
  }

  @Test
  void goesOnWhereAKilledRunEnded() throws Exception {
    rows("2026-03-30", row(ResultEvaluation.OK));
    rows("2026-01-10", row(ResultEvaluation.OK));
    Path hidden = archive.resolve("line-a/.expired-2026-01-10");
    Files.move(archive.resolve("line-a/2026-01-10"), hidden);

    assertThat(run(RULES).rows().days()).isEqualTo(1);
    assertThat(hidden).doesNotExist();
  }

  @Test
  void refusesDirectoriesThatAreNotWhatTheyShouldBe() throws Exception {
    String kept = picture("kept", LONG_AGO);

    assertThatThrownBy(() -> run(RULES))
        .isInstanceOf(RefusedRetentionException.class)
        .hasMessageContaining("has no rows");
    assertThatThrownBy(() -> run(dir.resolve("nowhere"), evidence))
        .hasMessageContaining("nowhere is no directory");
    assertThatThrownBy(() -> run(dir, evidence)).hasMessageContaining("lie within each other");
    rows("2026-03-30", row(ResultEvaluation.OK));
    assertThatThrownBy(() -> run(evidence, archive))
        .hasMessageContaining(evidence + " is no archive");
    Path plans = Files.createDirectories(dir.resolve("plans"));
    Files.writeString(plans.resolve("plan.txt"), "of the house");
    assertThatThrownBy(() -> run(archive, plans))
        .hasMessageContaining(plans + " is no evidence store")
        .hasMessageContaining("plan.txt");
    assertThat(stored(kept)).isTrue();
  }

  @Test
  void removesNothingWhenRowsCannotBeRead() throws Exception {
    String orphan = picture("of nobody");
    rows("2026-03-30", row(ResultEvaluation.OK));
    Path damaged = archive.resolve("line-a/2026-03-30/rows-9.avro");
    Files.writeString(damaged, "no rows");

    assertThatThrownBy(() -> run(RULES))
        .isInstanceOf(RefusedRetentionException.class)
        .hasMessageContaining("rows-9.avro");
    assertThat(stored(orphan)).isTrue();
  }

  @Test
  void refusesRulesThatContradictThemselves() {
    Duration day = Duration.ofDays(1);
    assertThatThrownBy(() -> new RetentionRules(31, 30, 1, day)).hasMessageContaining("fewer");
    assertThatThrownBy(() -> new RetentionRules(0, 30, 1, day)).hasMessageContaining("1 to 36500");
    assertThatThrownBy(() -> new RetentionRules(7, 30, 1.5, day)).hasMessageContaining("0 to 1");
    assertThatThrownBy(() -> new RetentionRules(7, 30, 1, Duration.ofMinutes(5)))
        .hasMessageContaining("grace");
  }

  private RetentionReport run(RetentionRules rules) throws Exception {
    return new Retention(archive, evidence, rules, Clock.fixed(NOW, ZoneOffset.UTC))
        .run(EvidenceSweep.Mode.REMOVE);
  }

  private void run(Path rows, Path pictures) throws Exception {
    new Retention(rows, pictures, RULES, Clock.fixed(NOW, ZoneOffset.UTC))
        .run(EvidenceSweep.Mode.REMOVE);
  }

  private String picture(String content) throws IOException {
    return picture(content, LONG_AGO);
  }

  private String picture(String content, Instant storedAt) throws IOException {
    DirectoryEvidenceStore store = new DirectoryEvidenceStore(evidence);
    String name = store.put(content.getBytes(StandardCharsets.UTF_8));
    Files.setLastModifiedTime(Path.of(store.uriOf(name)), FileTime.from(storedAt));
    return name;
  }

  private boolean stored(String name) throws IOException {
    return new DirectoryEvidenceStore(evidence).get(name).isPresent();
  }

  private InspectionRow row(ResultEvaluation evaluation, String... pictures) {
    long n = number++;
    List<ViewVerdict> views =
        List.of(pictures).stream()
            .map(
                picture ->
                    ViewVerdict.newBuilder(LineRecords.ok(LineRecords.TOP, n))
                        .setPictureSha256(picture)
                        .build())
            .toList();
    return ArchivedRows.row(n, NOW, evaluation, views);
  }

  private Path rows(String day, InspectionRow... rows) throws IOException {
    Path folder = Files.createDirectories(archive.resolve("line-a").resolve(day));
    long before;
    try (var files = Files.list(folder)) {
      before = files.count();
    }
    Path file = folder.resolve("rows-" + before + ".avro");
    try (DataFileWriter<InspectionRow> out =
        new DataFileWriter<>(new SpecificDatumWriter<>(InspectionRow.class))) {
      out.create(InspectionRow.getClassSchema(), file.toFile());
      for (InspectionRow row : rows) {
        out.append(row);
      }
    }
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(2))));
    return file;
  }
}
