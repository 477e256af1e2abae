package lineside.jobs;

import java.nio.file.Path;
import lineside.jobs.archive.ArchiveCompaction;
import lineside.jobs.inspection.InspectionSettings;
import lineside.jobs.line.LineSettings;

/**
 * Everything that the inspection job is built from.
 *
 * @param kafka broker and group
 * @param inspection batch, model, recipes, evidence store and wall clock
 * @param line what the recipes do not say, and the archive
 * @param run checkpoints and parallelism
 */
public record InspectionJobConfig(
    KafkaEnd kafka, InspectionSettings inspection, Line line, JobRun run) {

  /**
   * The part of the job that is keyed by line.
   *
   * @param settings deadlines, periods, patience
   * @param archive directory of the archive, reached by every machine of the job
   * @param compaction how few files the archive has
   */
  public record Line(LineSettings settings, Path archive, ArchiveCompaction compaction) {
    /** An archive whose rows show with every checkpoint. */
    public Line(LineSettings settings, Path archive) {
      this(settings, archive, ArchiveCompaction.eachCheckpoint());
    }
  }
}
