package lineside.analyzer.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.analyzer.kind.DefectKind;

/** Kinds of earlier reports. */
final class KindTable {
  private final Connection database;

  KindTable(Connection database) {
    this.database = database;
  }

  List<DefectKind> all() throws SQLException {
    Map<String, List<String>> exemplars = exemplars();
    List<DefectKind> kinds = new ArrayList<>();
    try (PreparedStatement question =
            database.prepareStatement(
                "SELECT kind_id, model_sha256, likely_name, findings, epoch_ms(first_seen_at),"
                    + " epoch_ms(last_seen_at) FROM defect_kind ORDER BY 1");
        ResultSet rows = question.executeQuery()) {
      while (rows.next()) {
        int column = 0;
        String id = rows.getString(++column);
        kinds.add(
            new DefectKind(
                id,
                rows.getString(++column),
                rows.getString(++column),
                rows.getInt(++column),
                Instant.ofEpochMilli(rows.getLong(++column)),
                Instant.ofEpochMilli(rows.getLong(++column)),
                exemplars.getOrDefault(id, List.of())));
      }
    }
    return kinds;
  }

  private Map<String, List<String>> exemplars() throws SQLException {
    Map<String, List<String>> exemplars = new TreeMap<>();
    try (PreparedStatement question =
            database.prepareStatement(
                "SELECT kind_id, crop_sha256 FROM kind_exemplar ORDER BY 1, place");
        ResultSet rows = question.executeQuery()) {
      while (rows.next()) {
        exemplars.computeIfAbsent(rows.getString(1), k -> new ArrayList<>()).add(rows.getString(2));
      }
    }
    return exemplars;
  }

  void save(List<DefectKind> kinds) throws SQLException {
    try (PreparedStatement noKind =
            database.prepareStatement("DELETE FROM defect_kind WHERE kind_id = ?");
        PreparedStatement noExemplar =
            database.prepareStatement("DELETE FROM kind_exemplar WHERE kind_id = ?");
        PreparedStatement kindIn =
            database.prepareStatement(
                "INSERT INTO defect_kind VALUES (?, ?, ?, ?, epoch_ms(CAST(? AS BIGINT)),"
                    + " epoch_ms(CAST(? AS BIGINT)))");
        PreparedStatement exemplarIn =
            database.prepareStatement("INSERT INTO kind_exemplar VALUES (?, ?, ?)")) {
      for (DefectKind kind : kinds) {
        noKind.setString(1, kind.kindId());
        noKind.executeUpdate();
        noExemplar.setString(1, kind.kindId());
        noExemplar.executeUpdate();
        insert(kindIn, kind);
        for (int i = 0; i < kind.exemplars().size(); i++) {
          exemplarIn.setString(1, kind.kindId());
          exemplarIn.setInt(2, i);
          exemplarIn.setString(3, kind.exemplars().get(i));
          exemplarIn.executeUpdate();
        }
      }
    }
  }

  private static void insert(PreparedStatement into, DefectKind kind) throws SQLException {
    int column = 0;
    into.setString(++column, kind.kindId());
    into.setString(++column, kind.modelSha256());
    into.setString(++column, kind.likelyName());
    into.setInt(++column, kind.findings());
    into.setLong(++column, kind.firstSeenAt().toEpochMilli());
    into.setLong(++column, kind.lastSeenAt().toEpochMilli());
    into.executeUpdate();
  }
}
