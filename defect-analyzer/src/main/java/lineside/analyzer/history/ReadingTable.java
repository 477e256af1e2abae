package lineside.analyzer.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.archive.Period;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.crop.CropReading.Judgement;
import lineside.analyzer.crop.HistoricCrop;
import lineside.analyzer.crop.RefusedCrop;
import lineside.schemas.record.ResultEvaluation;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** What models made of crops. */
final class ReadingTable {
  /** Columns of {@link CropTable#COLUMNS}. */
  private static final int CROP_COLUMNS = 17;

  private final Connection database;

  ReadingTable(Connection database) {
    this.database = database;
  }

  void add(List<CropReading> readings, List<RefusedCrop> refused) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("CREATE OR REPLACE TEMP TABLE fresh AS SELECT * FROM reading LIMIT 0");
      statement.execute(
          "CREATE OR REPLACE TEMP TABLE refusal AS SELECT * FROM refused_crop LIMIT 0");
      stage(readings);
      stageRefused(refused);
      statement.execute("INSERT INTO reading SELECT * FROM fresh ON CONFLICT DO NOTHING");
      statement.execute(
          "DELETE FROM refused_crop r WHERE EXISTS (SELECT 1 FROM refusal f WHERE f.crop_sha256 ="
              + " r.crop_sha256 AND f.model_sha256 = r.model_sha256) OR EXISTS (SELECT 1 FROM fresh"
              + " f WHERE f.crop_sha256 = r.crop_sha256 AND f.model_sha256 = r.model_sha256)");
      statement.execute("INSERT INTO refused_crop SELECT DISTINCT * FROM refusal");
      statement.execute("DROP TABLE fresh");
      statement.execute("DROP TABLE refusal");
    }
  }

  private void stage(List<CropReading> readings) throws SQLException {
    try (DuckDBAppender fresh = appender("fresh")) {
      for (CropReading reading : readings) {
        fresh
            .beginRow()
            .append(reading.cropSha256())
            .append(reading.modelSha256())
            .append(reading.judgement().provider())
            .append(reading.judgement().score())
            .append(reading.judgement().evaluation().name())
            .append(reading.judgement().kind())
            .append(Numbers.bytes(reading.embedding()))
            .append(Numbers.bytes(reading.shape()))
            .endRow();
      }
    }
  }

  private void stageRefused(List<RefusedCrop> refused) throws SQLException {
    try (DuckDBAppender refusals = appender("refusal")) {
      for (RefusedCrop crop : refused) {
        refusals
            .beginRow()
            .append(crop.cropSha256())
            .append(crop.modelSha256())
            .append(crop.reason().name())
            .append(crop.detail())
            .endRow();
      }
    }
  }

  private DuckDBAppender appender(String table) throws SQLException {
    return database.unwrap(DuckDBConnection.class).createAppender("temp", "main", table);
  }

  List<HistoricCrop> of(String modelSha256, Period period) throws SQLException {
    List<HistoricCrop> crops = new ArrayList<>();
    try (PreparedStatement question =
        database.prepareStatement(
            "SELECT "
                + CropTable.COLUMNS
                + ", r.provider, r.score, r.evaluation, r.kind, r.embedding, r.shape"
                + " FROM crop c JOIN reading r ON r.crop_sha256 = c.sha256 WHERE r.model_sha256 = ?"
                + " AND"
                + CropTable.within(period)
                + " ORDER BY c.triggered_at, c.line_id, c.view_id, c.finding_no, c.sha256")) {
      question.setString(1, modelSha256);
      try (ResultSet rows = question.executeQuery()) {
        while (rows.next()) {
          crops.add(new HistoricCrop(CropTable.crop(rows), reading(rows, modelSha256)));
        }
      }
    }
    return crops;
  }

  private static CropReading reading(ResultSet row, String modelSha256) throws SQLException {
    int column = CROP_COLUMNS;
    Judgement judgement =
        new Judgement(
            row.getString(++column),
            row.getFloat(++column),
            ResultEvaluation.valueOf(row.getString(++column)),
            row.getString(++column));
    return new CropReading(
        row.getString(1),
        modelSha256,
        judgement,
        Numbers.floats(row.getBytes(++column)),
        Numbers.doubles(row.getBytes(++column)));
  }

  List<RefusedCrop> refused(String modelSha256) throws SQLException {
    List<RefusedCrop> refused = new ArrayList<>();
    try (PreparedStatement question =
        database.prepareStatement(
            "SELECT crop_sha256, reason, detail FROM refused_crop WHERE model_sha256 = ?"
                + " ORDER BY 1")) {
      question.setString(1, modelSha256);
      try (ResultSet rows = question.executeQuery()) {
        while (rows.next()) {
          refused.add(
              new RefusedCrop(
                  rows.getString(1),
                  modelSha256,
                  RefusedCrop.Reason.valueOf(rows.getString(2)),
                  rows.getString(3)));
        }
      }
    }
    return refused;
  }

  List<String> models() throws SQLException {
    List<String> models = new ArrayList<>();
    try (PreparedStatement question =
            database.prepareStatement(
                "SELECT model_sha256 FROM reading GROUP BY 1 ORDER BY count(*) DESC, 1");
        ResultSet rows = question.executeQuery()) {
      while (rows.next()) {
        models.add(rows.getString(1));
      }
    }
    return models;
  }

  HistoryCounts counts(String modelSha256) throws SQLException {
    try (PreparedStatement question =
        database.prepareStatement(
            "SELECT (SELECT count(*) FROM crop), (SELECT count(DISTINCT sha256) FROM crop),"
                + " (SELECT count(*) FROM reading WHERE model_sha256 = $1),"
                + " (SELECT count(*) FROM refused_crop WHERE model_sha256 = $1)")) {
      question.setString(1, modelSha256);
      try (ResultSet row = question.executeQuery()) {
        row.next();
        return new HistoryCounts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
      }
    }
  }
}
