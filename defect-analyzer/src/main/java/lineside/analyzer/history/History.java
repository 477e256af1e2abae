package lineside.analyzer.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import lineside.analyzer.archive.Period;
import lineside.analyzer.crop.ArchivedCrop;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.crop.CropStore;
import lineside.analyzer.crop.HistoricCrop;
import lineside.analyzer.crop.RefusedCrop;
import lineside.analyzer.kind.DefectKind;
import lineside.analyzer.kind.KindChange;
import lineside.analyzer.kind.KindsFound;
import lineside.schemas.record.InspectionRow;

/**
 * Crops of the archive and what models made of them, in a DuckDB file of which one run at a time is
 * the writer. What one call changes is changed as a whole: killed in it, the history is as before.
 * Used by one thread.
 */
public final class History implements CropStore, AutoCloseable {
  /** Name of the database inside the directory. */
  public static final String DATABASE = "history.duckdb";

  private final ProcessLock lock;
  private final Connection database;
  private final CropTable crops;
  private final ReadingTable readings;
  private final KindTable kinds;

  private History(ProcessLock lock, Connection database) {
    this.lock = lock;
    this.database = database;
    this.crops = new CropTable(database);
    this.readings = new ReadingTable(database);
    this.kinds = new KindTable(database);
  }

  /**
   * Opens the history in {@code directory}, made when missing, and migrates it.
   *
   * @throws HistoryException when another run writes it, a newer release made it, or it is damaged
   */
  public static History open(Path directory) throws IOException {
    Files.createDirectories(directory);
    ProcessLock lock =
        ProcessLock.take(directory.resolve("writer.lock"))
            .orElseThrow(
                () ->
                    new HistoryException(
                        HistoryException.Fault.LOCKED,
                        "another run is writing the history in "
                            + directory
                            + "; wait for its end"));
    try {
      Connection database = connect(directory.resolve(DATABASE));
      try {
        Migrations.apply(database);
      } catch (SQLException | IOException e) {
        database.close();
        throw e;
      }
      return new History(lock, database);
    } catch (SQLException e) {
      lock.close();
      throw new HistoryException(
          HistoryException.Fault.DAMAGED,
          "no history: " + directory.resolve(DATABASE) + ": " + e.getMessage(),
          e);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /** Opens the file; nothing is fetched from anywhere and nothing outside of it is touched. */
  static Connection connect(Path file) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("enable_external_access", "false");
    settings.setProperty("memory_limit", "1GB");
    settings.setProperty("threads", "2");
    return DriverManager.getConnection("jdbc:duckdb:" + file, settings);
  }

  /** Version of its tables. */
  public int version() throws HistoryException {
    return query(() -> Migrations.versionOf(database));
  }

  @Override
  public void record(List<InspectionRow> rows, List<ArchivedCrop> named) throws HistoryException {
    change(() -> crops.merge(rows, named));
  }

  @Override
  public List<String> unread(String modelSha256, Period period) throws HistoryException {
    return query(() -> crops.unread(modelSha256, period));
  }

  @Override
  public void addReadings(List<CropReading> read, List<RefusedCrop> refused)
      throws HistoryException {
    change(() -> readings.add(read, refused));
  }

  /**
   * Every crop in the period with what the model made of it, in order of time, view and finding.
   */
  public List<HistoricCrop> read(String modelSha256, Period period) throws HistoryException {
    return query(() -> readings.of(modelSha256, period));
  }

  /** Kinds of all reports, by id. */
  public List<DefectKind> kinds() throws HistoryException {
    return query(kinds::all);
  }

  /**
   * Takes over kinds and what became of earlier ones; those that became one with another are known
   * no more, others stay as they are.
   *
   * @param upTo time of the last finding that was looked at
   */
  public void saveKinds(KindsFound found, Instant upTo) throws HistoryException {
    change(() -> kinds.save(found, upTo));
  }

  /**
   * What became of kinds when findings up to that time were looked at, so that a run that is
   * repeated tells it again.
   */
  public List<KindChange> kindChanges(Instant upTo) throws HistoryException {
    return query(() -> kinds.changes(upTo));
  }

  /** Crops that the model could not read. */
  public List<RefusedCrop> refused(String modelSha256) throws HistoryException {
    return query(() -> readings.refused(modelSha256));
  }

  /** Hashes of the models that have read crops, the one with most readings first. */
  public List<String> models() throws HistoryException {
    return query(readings::models);
  }

  /** What it holds. */
  public HistoryCounts counts(String modelSha256) throws HistoryException {
    return query(() -> readings.counts(modelSha256));
  }

  private void change(Change change) throws HistoryException {
    query(
        () -> {
          database.setAutoCommit(false);
          try {
            change.make();
            database.commit();
          } catch (SQLException e) {
            database.rollback();
            throw e;
          } finally {
            database.setAutoCommit(true);
          }
          return true;
        });
  }

  private static <T> T query(Query<T> query) throws HistoryException {
    try {
      return query.answer();
    } catch (SQLException e) {
      throw new HistoryException(
          HistoryException.Fault.FAILED, "the history does not answer: " + e.getMessage(), e);
    }
  }

  private interface Query<T> {
    T answer() throws SQLException;
  }

  private interface Change {
    void make() throws SQLException;
  }

  @Override
  public void close() throws IOException {
    try {
      database.close();
    } catch (SQLException e) {
      throw new HistoryException(
          HistoryException.Fault.FAILED, "the history does not close: " + e.getMessage(), e);
    } finally {
      lock.close();
    }
  }
}
