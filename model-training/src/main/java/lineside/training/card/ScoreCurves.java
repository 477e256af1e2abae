package lineside.training.card;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import lineside.training.chart.Axis;
import lineside.training.chart.LineChart;
import lineside.vision.dataset.EvaluationReport;
import lineside.vision.dataset.ScoredPicture;

/** What a score is worth at every threshold, as charts. */
final class ScoreCurves {
  /** Scores crowd near 0 and 1, so the threshold axis is that of a logit. */
  private static final double EDGE = 0.0005;

  private static final double LEAST_TICK = 0.001;

  private final double[] good;
  private final double[] defect;
  private final EvaluationReport.Limits limits;

  private ScoreCurves(EvaluationReport report) {
    good = scores(report, true);
    defect = scores(report, false);
    limits = report.thresholds();
  }

  /** The charts; none when good or defect pictures are missing. */
  static List<LineChart> of(EvaluationReport report) {
    ScoreCurves curves = new ScoreCurves(report);
    if (curves.good.length == 0 || curves.defect.length == 0) {
      return List.of();
    }
    return List.of(curves.rates(), curves.characteristic());
  }

  private LineChart rates() {
    double[] thresholds = thresholds();
    double[] at = DoubleStream.of(thresholds).map(ScoreCurves::logit).toArray();
    double[] escapes =
        DoubleStream.of(thresholds).map(t -> 100 * (1 - shareFrom(defect, t))).toArray();
    double[] overkill = DoubleStream.of(thresholds).map(t -> 100 * shareFrom(good, t)).toArray();
    List<LineChart.Mark> marks = new ArrayList<>();
    marks.add(new LineChart.Mark("not OK from here", logit(limits.notOk())));
    if (limits.undecidableFrom() < limits.notOk()) {
      marks.add(new LineChart.Mark("undecidable from here", logit(limits.undecidableFrom())));
    }
    return new LineChart(
        "Escapes and overkill by threshold",
        Axis.ofScores("threshold of the score", EDGE, LEAST_TICK),
        Axis.between("% of pictures", 0, 100),
        List.of(
            new LineChart.Series("escapes (defects passed)", at, escapes),
            new LineChart.Series("overkill (good rejected)", at, overkill)),
        marks);
  }

  private LineChart characteristic() {
    double[] thresholds = DoubleStream.concat(DoubleStream.of(2), descending()).toArray();
    double[] x = DoubleStream.of(thresholds).map(t -> 100 * shareFrom(good, t)).toArray();
    double[] y = DoubleStream.of(thresholds).map(t -> 100 * shareFrom(defect, t)).toArray();
    return new LineChart(
        "Receiver operating characteristic",
        Axis.between("overkill, % of good pictures", 0, 100),
        Axis.between("found, % of defects", 0, 100),
        List.of(
            new LineChart.Series("model", x, y),
            new LineChart.Series("chance", new double[] {0, 100}, new double[] {0, 100})),
        List.of());
  }

  private double[] thresholds() {
    double[] all =
        DoubleStream.concat(DoubleStream.of(good), DoubleStream.of(defect))
            .map(score -> Math.max(EDGE, Math.min(1 - EDGE, score)))
            .flatMap(score -> DoubleStream.of(score, Math.nextUp((float) score)))
            .toArray();
    return DoubleStream.concat(DoubleStream.of(EDGE, 1 - EDGE), DoubleStream.of(all))
        .sorted()
        .distinct()
        .toArray();
  }

  private DoubleStream descending() {
    return DoubleStream.concat(DoubleStream.of(good), DoubleStream.of(defect))
        .map(score -> -score)
        .sorted()
        .distinct()
        .map(score -> -score);
  }

  private static double shareFrom(double[] scores, double threshold) {
    return DoubleStream.of(scores).filter(score -> score >= threshold).count()
        / (double) scores.length;
  }

  private static double logit(double score) {
    double inside = Math.max(EDGE, Math.min(1 - EDGE, score));
    return Axis.logOdds(inside);
  }

  private static double[] scores(EvaluationReport report, boolean isGood) {
    return report.pictures().stream()
        .filter(p -> p.picture().isGood() == isGood)
        .mapToDouble(ScoredPicture::score)
        .toArray();
  }
}
