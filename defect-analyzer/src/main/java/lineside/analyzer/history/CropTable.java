package lineside.analyzer.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.archive.Period;
import lineside.analyzer.crop.ArchivedCrop;
import lineside.analyzer.crop.ArchivedCrop.Origin;
import lineside.analyzer.crop.ArchivedCrop.Small;
import lineside.analyzer.crop.CropRole;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Which crops the archive names. */
final class CropTable {
  /** Columns of {@link #crop}, in its order. */
  static final String COLUMNS =
      "c.sha256, c.role, c.inspection_id, c.revision, c.view_id, c.finding_no, c.line_id,"
          + " c.station_id, c.part_id, c.attempt, epoch_ms(c.triggered_at), c.kind, c.score,"
          + " c.centre_x, c.centre_y, c.position_mm, c.model_sha256";

  private final Connection database;

  CropTable(Connection database) {
    this.database = database;
  }

  void merge(List<InspectionRow> rows, List<ArchivedCrop> named) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE TEMP TABLE seen (inspection_id VARCHAR, revision INTEGER)");
      statement.execute("CREATE OR REPLACE TEMP TABLE named AS SELECT * FROM crop LIMIT 0");
      stageInspections(rows);
      stageCrops(named);
      statement.execute(
          "DELETE FROM crop WHERE inspection_id IN (SELECT s.inspection_id FROM seen s JOIN crop c"
              + " ON s.inspection_id = c.inspection_id WHERE s.revision > c.revision)");
      statement.execute(
          "INSERT INTO crop SELECT n.* FROM named n WHERE n.inspection_id NOT IN"
              + " (SELECT inspection_id FROM crop)");
      statement.execute("DROP TABLE seen");
      statement.execute("DROP TABLE named");
    }
  }

  private void stageInspections(List<InspectionRow> rows) throws SQLException {
    try (DuckDBAppender seen = appender("seen")) {
      for (InspectionRow row : rows) {
        PartVerdict verdict = row.getVerdict();
        seen.beginRow().append(verdict.getInspectionId()).append(verdict.getRevision()).endRow();
      }
    }
  }

  private void stageCrops(List<ArchivedCrop> named) throws SQLException {
    try (DuckDBAppender crops = appender("named")) {
      for (ArchivedCrop crop : named) {
        Origin origin = crop.origin();
        Small small = crop.small();
        crops
            .beginRow()
            .append(crop.sha256())
            .append(crop.role().name())
            .append(origin.inspectionId())
            .append(origin.revision())
            .append(origin.viewId())
            .append(small.findingNo())
            .append(origin.lineId())
            .append(origin.stationId())
            .append(origin.partId())
            .append(origin.attempt())
            .appendEpochMillis(origin.triggeredAt().toEpochMilli())
            .append(small.kind())
            .append(small.score())
            .append(small.centreX())
            .append(small.centreY());
        if (small.positionMm() == null) {
          crops.appendNull();
        } else {
          crops.append(small.positionMm().doubleValue());
        }
        crops.append(small.modelSha256()).endRow();
      }
    }
  }

  /** The appender joins the transaction that is open. */
  private DuckDBAppender appender(String table) throws SQLException {
    return database.unwrap(DuckDBConnection.class).createAppender("temp", "main", table);
  }

  List<String> unread(String modelSha256, Period period) throws SQLException {
    List<String> unread = new ArrayList<>();
    try (PreparedStatement question =
        database.prepareStatement(
            "SELECT DISTINCT c.sha256 FROM crop c WHERE"
                + within(period)
                + " AND c.sha256 NOT IN (SELECT crop_sha256 FROM reading WHERE model_sha256 = ?)"
                + " ORDER BY 1")) {
      question.setString(1, modelSha256);
      try (ResultSet crops = question.executeQuery()) {
        while (crops.next()) {
          unread.add(crops.getString(1));
        }
      }
    }
    return unread;
  }

  /** A condition on {@code c}. Numbers, so nothing that would have to be escaped. */
  static String within(Period period) {
    String condition = " true";
    if (period.from() != null) {
      condition += " AND epoch_ms(c.triggered_at) >= " + period.from().toEpochMilli();
    }
    if (period.to() != null) {
      condition += " AND epoch_ms(c.triggered_at) < " + period.to().toEpochMilli();
    }
    return condition;
  }

  /** Reads {@link #COLUMNS}, which stand first in the row. */
  static ArchivedCrop crop(ResultSet row) throws SQLException {
    int column = 0;
    String sha256 = row.getString(++column);
    CropRole role = CropRole.valueOf(row.getString(++column));
    String inspectionId = row.getString(++column);
    int revision = row.getInt(++column);
    String viewId = row.getString(++column);
    int findingNo = row.getInt(++column);
    Origin origin =
        new Origin(
            inspectionId,
            revision,
            viewId,
            row.getString(++column),
            row.getString(++column),
            row.getString(++column),
            row.getInt(++column),
            java.time.Instant.ofEpochMilli(row.getLong(++column)));
    Small small =
        new Small(
            findingNo,
            row.getString(++column),
            row.getFloat(++column),
            row.getFloat(++column),
            row.getFloat(++column),
            positionMm(row, ++column),
            row.getString(++column));
    return new ArchivedCrop(sha256, role, origin, small);
  }

  private static @Nullable Double positionMm(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
