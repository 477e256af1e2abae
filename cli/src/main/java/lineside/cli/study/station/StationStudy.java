package lineside.cli.study.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;

/**
 * Shows when a station with a model of its own pays, and when a lighter one for want of time does:
 * {@code DATA SCORES.csv STATION HEAVY LIGHT NAME=PACKAGE...}. The test half of {@code DATA} is
 * judged by every package, on one thread, unless the file of scores is there already; half of the
 * pictures choose one threshold a package (at most 1 % of the good ones not OK) and the mix of
 * models, the other half is reported on. The queue is of {@code STATION} with the packages named
 * {@code HEAVY} and {@code LIGHT}.
 */
public final class StationStudy {
  private static final int FIXED_ARGUMENTS = 5;
  private static final double OVERKILL = 0.01;

  private StationStudy() {}

  /** Measures and reports. */
  public static void main(String[] args)
      throws IOException, ModelPackageException, InvalidModelOutputException {
    if (args.length < FIXED_ARGUMENTS + 2) {
      System.err.println("usage: DATA SCORES.csv STATION HEAVY LIGHT NAME=PACKAGE...");
      System.exit(2);
    }
    List<String> named = Arrays.asList(args).subList(FIXED_ARGUMENTS, args.length);
    List<String> names = named.stream().map(name -> name.substring(0, name.indexOf('='))).toList();
    Path scores = Path.of(args[1]);
    if (!Files.exists(scores)) {
      List<Path> packages =
          named.stream().map(name -> Path.of(name.substring(name.indexOf('=') + 1))).toList();
      MeasuredViews.write(measure(packages, Path.of(args[0])), scores);
    }
    Halves halves = Halves.of(MeasuredViews.read(scores));
    Models models = Models.of(names, halves.chooseBy(), OVERKILL);
    StationReport report = new StationReport(models, halves, System.out);
    report.stations();
    report.mixes();
    report.takt(args[2], names.indexOf(args[3]), names.indexOf(args[4]));
  }

  private static List<MeasuredView> measure(List<Path> packages, Path data)
      throws IOException, ModelPackageException, InvalidModelOutputException {
    Deque<DefectDetector> open = new ArrayDeque<>();
    List<DefectDetector> models = new ArrayList<>();
    try {
      for (Path directory : packages) {
        DefectDetector model = DefectDetector.open(ModelPackage.load(directory), Provider.CPU, 1);
        open.push(model);
        models.add(model);
        model.warm();
      }
      return MeasuredViews.measure(models, data);
    } finally {
      open.forEach(DefectDetector::close);
    }
  }
}
