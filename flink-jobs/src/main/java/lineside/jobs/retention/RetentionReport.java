package lineside.jobs.retention;

import lineside.vision.evidence.EvidenceSweep;

/**
 * What was removed and what stays.
 *
 * @param rows what became of the archive
 * @param pictures what became of the evidence
 */
public record RetentionReport(Rows rows, EvidenceSweep.Swept pictures) {
  /**
   * The archive.
   *
   * @param days folders of rows removed
   * @param files files in them
   * @param bytes bytes of these
   * @param busyDays folders whose time has passed and that something still writes to; left
   */
  public record Rows(long days, long files, long bytes, long busyDays) {}
}
