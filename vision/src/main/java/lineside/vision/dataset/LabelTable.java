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
 */
record LabelTable(Map<String, Integer> timeIndexes, Map<String, Visibility> visibilities) {
  private static final LabelTable EMPTY = new LabelTable(Map.of(), Map.of());

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
    LabelTable table = new LabelTable(new HashMap<>(), new HashMap<>());
    for (String line : file < 0 ? List.<String>of() : lines.subList(1, lines.size())) {
      table.add(line.split(",", -1), file, columns);
    }
    return table;
  }

  private void add(String[] cells, int file, List<String> columns) {
    String time = cell(cells, columns.indexOf("time_index"));
    if (!time.isEmpty()) {
      timeIndexes.put(cells[file], Integer.valueOf(time));
    }
    String visible = cell(cells, columns.indexOf("visible"));
    if (!visible.isEmpty()) {
      visibilities.put(
          cells[file], Boolean.parseBoolean(visible) ? Visibility.VISIBLE : Visibility.FAINT);
    }
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
}
