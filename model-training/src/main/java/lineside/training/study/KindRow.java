package lineside.training.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A defect picture of a set that says of each what it is, whatever folder it lies in.
 *
 * @param file path below the set
 * @param part what it lies on; pictures of one part are no independent samples
 * @param kind true kind
 * @param isNamed whether training was told the kind
 */
record KindRow(String file, String part, String kind, boolean isNamed) {
  private static final String GOOD = "good";

  /**
   * Reads {@code labels.csv} with the columns {@code file,part,kind,named}; good pictures are left
   * out.
   */
  static List<KindRow> read(Path table) throws IOException {
    List<String> lines = Files.readAllLines(table, StandardCharsets.UTF_8);
    List<String> header = List.of(lines.get(0).split(",", -1));
    int[] columns = new int[4];
    for (int i = 0; i < columns.length; i++) {
      String name = List.of("file", "part", "kind", "named").get(i);
      columns[i] = header.indexOf(name);
      if (columns[i] < 0) {
        throw new IOException("%s has no column %s".formatted(table, name));
      }
    }
    List<KindRow> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      String kind = cells[columns[2]];
      if (!kind.equals(GOOD) && !kind.isEmpty()) {
        boolean isNamed = cells[columns[3]].toLowerCase(Locale.ROOT).equals("true");
        rows.add(new KindRow(cells[columns[0]], cells[columns[1]], kind, isNamed));
      }
    }
    return rows;
  }

  boolean isTest() {
    return file.startsWith("test/");
  }
}
