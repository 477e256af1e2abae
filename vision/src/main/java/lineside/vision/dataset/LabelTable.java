package lineside.vision.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code labels.csv} adds to the folders; no quoting, the first line names the columns.
 *
 * @param timeIndexes moment in a sequence, by file
 * @param visibilities whether the defect can be expected to be seen, by file
 * @param groups place or part, by file
 */
record LabelTable(
    Map<String, Integer> timeIndexes,
    Map<String, Visibility> visibilities,
    Map<String, String> groups) {
  private static final LabelTable EMPTY = new LabelTable(Map.of(), Map.of(), Map.of());

  /** Columns that make a group, the first one that is there counts. */
  private static final List<String> GROUP_COLUMNS = List.of("place", "part");

  static LabelTable read(Path csv) throws IOException {
    if (!Files.isRegularFile(csv)) {
      return EMPTY;
    }
    List<String> lines = Files.readAllLines(csv, StandardCharsets.UTF_8);
    if (lines.isEmpty()) {
      return EMPTY;
    }
    List<String> columns = List.of(lines.get(0).strip().split(",", -1));
    int file = columns.indexOf("file");
    LabelTable table = new LabelTable(new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (int i = 1; i < lines.size() && file >= 0; i++) {
      try {
        table.add(lines.get(i).split(",", -1), file, columns);
      } catch (NumberFormatException e) {
        throw new IOException(
            "%s line %d: time_index is no whole number (%s)".formatted(csv, i + 1, e.getMessage()),
            e);
      }
    }
    return table;
  }

  private void add(String[] cells, int fileColumn, List<String> columns) {
    String file = cell(cells, fileColumn);
    String time = cell(cells, columns.indexOf("time_index"));
    if (!time.isEmpty()) {
      timeIndexes.put(file, Integer.valueOf(time));
    }
    String visible = cell(cells, columns.indexOf("visible"));
    if (!visible.isEmpty()) {
      visibilities.put(file, Boolean.parseBoolean(visible) ? Visibility.VISIBLE : Visibility.FAINT);
    }
    GROUP_COLUMNS.stream()
        .map(column -> cell(cells, columns.indexOf(column)))
        .filter(group -> !group.isEmpty())
        .findFirst()
        .ifPresent(group -> groups.put(file, group));
  }

  private static String cell(String[] cells, int column) {
    return column < 0 || column >= cells.length ? "" : cells[column].strip();
  }

  @Nullable Integer timeIndex(String file) {
    return timeIndexes.get(file);
  }

  Visibility visibility(String file) {
    return visibilities.getOrDefault(file, Visibility.VISIBLE);
  }

  @Nullable String group(String file) {
    return groups.get(file);
  }
}
