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
import lineside.analyzer.kind.KindChange;
import lineside.analyzer.kind.KindsFound;

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

  void save(KindsFound found, Instant upTo) throws SQLException {
    try (PreparedStatement kindIn =
            database.prepareStatement(
                "INSERT INTO defect_kind VALUES (?, ?, ?, ?, epoch_ms(CAST(? AS BIGINT)),"
                    + " epoch_ms(CAST(? AS BIGINT)))");
        PreparedStatement exemplarIn =
            database.prepareStatement("INSERT INTO kind_exemplar VALUES (?, ?, ?)")) {
      for (DefectKind kind : found.kinds()) {
        forget(kind.kindId());
        insert(kindIn, kind);
        for (int i = 0; i < kind.exemplars().size(); i++) {
          exemplarIn.setString(1, kind.kindId());
          exemplarIn.setInt(2, i);
          exemplarIn.setString(3, kind.exemplars().get(i));
          exemplarIn.executeUpdate();
        }
      }
    }
    for (KindChange change : found.changes()) {
      if (change.change() == KindChange.Change.MERGED) {
        for (String id : change.from()) {
          if (!change.to().contains(id)) {
            forget(id);
          }
        }
      }
      record(change, upTo);
    }
  }

  private void forget(String kindId) throws SQLException {
    for (String table : List.of("defect_kind", "kind_exemplar")) {
      try (PreparedStatement no =
          database.prepareStatement("DELETE FROM " + table + " WHERE kind_id = ?")) {
        no.setString(1, kindId);
        no.executeUpdate();
      }
    }
  }

  private void record(KindChange change, Instant upTo) throws SQLException {
    try (PreparedStatement in =
        database.prepareStatement(
            "INSERT INTO kind_change VALUES (?, ?, ?, epoch_ms(CAST(? AS BIGINT)))")) {
      in.setString(1, change.change().name());
      in.setString(2, String.join(",", change.from()));
      in.setString(3, String.join(",", change.to()));
      in.setLong(4, upTo.toEpochMilli());
      in.executeUpdate();
    }
  }

  List<KindChange> changes(Instant upTo) throws SQLException {
    List<KindChange> changes = new ArrayList<>();
    try (PreparedStatement question =
        database.prepareStatement(
            "SELECT change, from_ids, to_ids FROM kind_change"
                + " WHERE up_to = epoch_ms(CAST(? AS BIGINT)) ORDER BY 1, 2")) {
      question.setLong(1, upTo.toEpochMilli());
      try (ResultSet rows = question.executeQuery()) {
        while (rows.next()) {
          changes.add(
              new KindChange(
                  KindChange.Change.valueOf(rows.getString(1)),
                  List.of(rows.getString(2).split(",", -1)),
                  List.of(rows.getString(3).split(",", -1))));
        }
      }
    }
    return changes;
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
