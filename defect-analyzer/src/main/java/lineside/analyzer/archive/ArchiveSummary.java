package lineside.analyzer.archive;

import java.util.List;

/**
 * What was read of an archive.
 *
 * @param filesRead files that were read to their end
 * @param damagedFiles files that were left out, ordered by name
 * @param contents a line for each file, by which two archives are told apart
 */
public record ArchiveSummary(int filesRead, List<DamagedFile> damagedFiles, List<String> contents) {
  /** Copies the lists. */
  public ArchiveSummary {
    damagedFiles = List.copyOf(damagedFiles);
    contents = List.copyOf(contents);
  }
}
