package lineside.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.jobs.retention.RefusedRetentionException;
import lineside.jobs.retention.Retention;
import lineside.jobs.retention.RetentionReport;
import lineside.jobs.retention.RetentionRules;
import lineside.vision.evidence.EvidenceSweep;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Removes rows and pictures whose time has passed. */
@Command(
    name = "retain",
    mixinStandardHelpOptions = true,
    description =
        "Removes from an archive and its evidence store what is kept no longer. Runs beside the"
            + " jobs; may be killed at any moment and started again.")
final class RetainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--archive",
      required = true,
      paramLabel = "DIR",
      description = "Archive, as the inspection job writes it.")
  private Path archive;

  @Option(
      names = "--evidence",
      required = true,
      paramLabel = "DIR",
      description = "Evidence store of the same jobs.")
  private Path evidence;

  @Option(
      names = "--ok-days",
      required = true,
      paramLabel = "N",
      description = "Days for which sampled pictures of OK views stay.")
  private int okDays;

  @Option(
      names = "--not-ok-days",
      required = true,
      paramLabel = "N",
      description = "Days for which rows, and all pictures of what was not plainly OK, stay.")
  private int notOkDays;

  @Option(
      names = "--ok-share",
      required = true,
      paramLabel = "SHARE",
      description = "Share of OK views whose pictures stay at all, 0 to 1.")
  private double okShare;

  @Option(
      names = "--grace-hours",
      defaultValue = "24",
      paramLabel = "N",
      description =
          "No picture is touched that is less than this older than the newest row"
              + " (default: ${DEFAULT-VALUE}).")
  private int graceHours;

  @Option(names = "--dry-run", description = "Counts, and removes nothing.")
  private boolean isDryRun;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the counts there too.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    RetentionReport report = run(rules());
    print(report, spec.commandLine().getOut());
    if (json != null) {
      new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), counts(report));
    }
    return 0;
  }

  private RetentionRules rules() throws BadConfigurationException {
    try {
      return new RetentionRules(okDays, notOkDays, okShare, Duration.ofHours(graceHours));
    } catch (IllegalArgumentException e) {
      throw new BadConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  private RetentionReport run(RetentionRules rules) throws Exception {
    try {
      return new Retention(archive, evidence, rules, Clock.systemUTC())
          .run(isDryRun ? EvidenceSweep.Mode.COUNT : EvidenceSweep.Mode.REMOVE);
    } catch (RefusedRetentionException e) {
      throw new BadConfigurationException("nothing removed: " + e.getMessage());
    }
  }

  private void print(RetentionReport report, PrintWriter out) {
    String removed = isDryRun ? "would be removed" : "removed";
    RetentionReport.Rows rows = report.rows();
    EvidenceSweep.Swept pictures = report.pictures();
    out.printf(
        "rows      %d days, %d files, %d bytes %s%n",
        rows.days(), rows.files(), rows.bytes(), removed);
    if (rows.busyDays() > 0) {
      out.printf("          %d days are over and still written to, left%n", rows.busyDays());
    }
    out.printf(
        "pictures  %d, %d bytes %s; %d, %d bytes needed; %d, %d bytes too young%n",
        pictures.removed().count(),
        pictures.removed().bytes(),
        removed,
        pictures.kept().count(),
        pictures.kept().bytes(),
        pictures.young().count(),
        pictures.young().bytes());
    if (pictures.halfWritten().count() > 0) {
      out.printf(
          "          %d half written files of killed writers, %d bytes %s%n",
          pictures.halfWritten().count(), pictures.halfWritten().bytes(), removed);
    }
  }

  private Map<String, Object> counts(RetentionReport report) {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("dryRun", isDryRun);
    counts.put("rows", report.rows());
    counts.put("pictures", report.pictures());
    return counts;
  }
}
