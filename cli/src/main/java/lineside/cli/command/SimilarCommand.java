package lineside.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.analyzer.LargeModelRun;
import lineside.analyzer.archive.Period;
import lineside.analyzer.similar.SimilarDefect;
import lineside.analyzer.similar.SimilarDefects;
import lineside.analyzer.similar.SimilarQuestion;
import lineside.cli.demo.BadConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for defects that look alike. */
@Command(
    name = "similar",
    mixinStandardHelpOptions = true,
    description =
        "Shows the findings that look like that of a crop, nearest first, from the index that"
            + " analyze --model publishes.")
final class SimilarCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--history",
      required = true,
      paramLabel = "DIR",
      description = "History that analyze --model wrote.")
  private Path history;

  @Option(
      names = "--crop",
      required = true,
      paramLabel = "SHA256",
      description = "Name of the crop in the evidence store.")
  private String crop;

  @Option(
      names = "--count",
      defaultValue = "10",
      paramLabel = "N",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(names = "--line", paramLabel = "ID", description = "Of this line only.")
  private @Nullable String line;

  @Option(names = "--station", paramLabel = "ID", description = "Of this station only.")
  private @Nullable String station;

  @Option(
      names = "--from",
      paramLabel = "MOMENT",
      description = "From this moment on, for example 2026-03-02T06:00:00Z.")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "MOMENT", description = "Before this moment.")
  private @Nullable Instant to;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes them there too.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    SimilarQuestion question = question();
    try (SimilarDefects index = SimilarDefects.open(LargeModelRun.indexOf(history))) {
      List<SimilarDefect> found =
          index
              .to(crop, question)
              .orElseThrow(
                  () ->
                      new BadConfigurationException(
                          "--crop " + crop + " is not among the findings of the index"));
      print(found);
      if (json != null) {
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), tree(found));
      }
    }
    return 0;
  }

  private SimilarQuestion question() throws BadConfigurationException {
    List<String> problems = new ArrayList<>();
    if (!Files.isDirectory(history)) {
      problems.add("--history " + history + " is no directory");
    }
    if (count < 1) {
      problems.add("--count is " + count + ", must be at least 1");
    }
    if (from != null && to != null && !from.isBefore(to)) {
      problems.add("--from is not before --to");
    }
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
    return new SimilarQuestion(count, line, station, new Period(from, to));
  }

  private void print(List<SimilarDefect> found) {
    PrintWriter out = spec.commandLine().getOut();
    for (SimilarDefect defect : found) {
      SimilarDefect.Where where = defect.where();
      out.printf(
          "%6.3f  %s  %s/%s  part %s  %s  %s%n",
          defect.distance(),
          where.triggeredAt(),
          where.lineId(),
          where.stationId(),
          where.partId(),
          defect.kind(),
          defect.cropSha256());
    }
    out.printf("%d findings%n", found.size());
  }

  private static ArrayNode tree(List<SimilarDefect> found) {
    ArrayNode list = new ObjectMapper().createArrayNode();
    for (SimilarDefect defect : found) {
      SimilarDefect.Where where = defect.where();
      list.addObject()
          .put("cropSha256", defect.cropSha256())
          .put("distance", defect.distance())
          .put("kind", defect.kind())
          .put("kindId", defect.kindId())
          .put("score", defect.score())
          .put("lineId", where.lineId())
          .put("stationId", where.stationId())
          .put("partId", where.partId())
          .put("viewId", where.viewId())
          .put("triggeredAt", where.triggeredAt().toString());
    }
    return list;
  }
}
