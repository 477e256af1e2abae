package lineside.analyzer.archive;

import java.util.List;
import lineside.schemas.record.InspectionRow;

/**
 * What an archive holds: the highest revision of each inspection, in order of first trigger.
 *
 * @param rows one row per inspection, ordered by first trigger, then line, part and attempt
 * @param filesRead files that were read to their end
 * @param supersededRows rows left out because another row of the same inspection replaces or
 *     repeats them
 * @param damagedFiles files that were left out, ordered by name
 */
public record ArchiveContents(
    List<InspectionRow> rows, int filesRead, long supersededRows, List<DamagedFile> damagedFiles) {

  /** Copies the lists. */
  public ArchiveContents {
    rows = List.copyOf(rows);
    damagedFiles = List.copyOf(damagedFiles);
  }

  /** The same without the inspections whose first trigger lies outside of {@code period}. */
  public ArchiveContents within(Period period) {
    List<InspectionRow> inside =
        rows.stream().filter(row -> period.holds(row.getVerdict().getFirstTriggeredAt())).toList();
    return new ArchiveContents(inside, filesRead, supersededRows, damagedFiles);
  }
}
