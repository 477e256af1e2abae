package lineside.analyzer.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Brings the tables of a history from any earlier version to this one, each step as a whole. */
final class Migrations {
  /** A step for each version from 1; never changed once released, only added to. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              CREATE TABLE crop (
                sha256 VARCHAR NOT NULL, role VARCHAR NOT NULL,
                inspection_id VARCHAR NOT NULL, revision INTEGER NOT NULL,
                view_id VARCHAR NOT NULL, finding_no INTEGER NOT NULL,
                line_id VARCHAR NOT NULL, station_id VARCHAR NOT NULL,
                part_id VARCHAR NOT NULL, attempt INTEGER NOT NULL,
                triggered_at TIMESTAMP_MS NOT NULL,
                kind VARCHAR NOT NULL, score FLOAT NOT NULL,
                centre_x FLOAT NOT NULL, centre_y FLOAT NOT NULL, position_mm DOUBLE,
                model_sha256 VARCHAR NOT NULL)
              """,
              """
              CREATE TABLE reading (
                crop_sha256 VARCHAR NOT NULL, model_sha256 VARCHAR NOT NULL,
                provider VARCHAR NOT NULL, score FLOAT NOT NULL,
                evaluation VARCHAR NOT NULL, kind VARCHAR NOT NULL,
                embedding BLOB NOT NULL, shape BLOB NOT NULL,
                PRIMARY KEY (crop_sha256, model_sha256))
              """,
              """
              CREATE TABLE refused_crop (
                crop_sha256 VARCHAR NOT NULL, model_sha256 VARCHAR NOT NULL,
                reason VARCHAR NOT NULL, detail VARCHAR NOT NULL)
              """),
          List.of(
              """
              CREATE TABLE defect_kind (
                kind_id VARCHAR NOT NULL, model_sha256 VARCHAR NOT NULL,
                likely_name VARCHAR NOT NULL, findings INTEGER NOT NULL,
                first_seen_at TIMESTAMP_MS NOT NULL, last_seen_at TIMESTAMP_MS NOT NULL)
              """,
              """
              CREATE TABLE kind_exemplar (
                kind_id VARCHAR NOT NULL, place INTEGER NOT NULL, crop_sha256 VARCHAR NOT NULL)
              """),
          List.of(
              """
              CREATE TABLE kind_change (
                change VARCHAR NOT NULL, from_ids VARCHAR NOT NULL, to_ids VARCHAR NOT NULL,
                up_to TIMESTAMP_MS NOT NULL)
              """));

  private Migrations() {}

  /** The version that this release writes. */
  static int current() {
    return STEPS.size();
  }

  /**
   * Migrates.
   *
   * @throws HistoryException when a newer release wrote it
   */
  static void apply(Connection database) throws SQLException, HistoryException {
    apply(database, current());
  }

  /** As {@link #apply}, up to an earlier version, as an earlier release did. */
  static void apply(Connection database, int upTo) throws SQLException, HistoryException {
    int version = versionOf(database);
    if (version > current()) {
      throw new HistoryException(
          HistoryException.Fault.NEWER,
          "the history has version %d, this release knows up to %d; use the newer release"
              .formatted(version, current()));
    }
    for (int next = version + 1; next <= upTo; next++) {
      try (Statement statement = database.createStatement()) {
        statement.execute("BEGIN");
        for (String change : STEPS.get(next - 1)) {
          statement.execute(change);
        }
        statement.execute("INSERT INTO schema_version VALUES (" + next + ")");
        statement.execute("COMMIT");
      }
    }
  }

  static int versionOf(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
      try (ResultSet highest =
          statement.executeQuery("SELECT coalesce(max(version), 0) FROM schema_version")) {
        highest.next();
        return highest.getInt(1);
      }
    }
  }
}
