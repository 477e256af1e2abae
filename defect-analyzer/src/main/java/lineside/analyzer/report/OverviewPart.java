package lineside.analyzer.report;

import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.mining.Population;

/** Pareto and control charts. */
final class OverviewPart {
  private OverviewPart() {}

  static Page.Overview of(Population population) {
    List<Page.ControlPart> controls = new ArrayList<>();
    SummaryPart.byLine(population.parts())
        .forEach(
            (line, parts) -> {
              ControlChart.Chart chart = ControlChart.of(parts);
              if (!chart.samples().isEmpty()) {
                controls.add(
                    new Page.ControlPart(line, ControlChart.svg(line, chart), note(chart)));
              }
            });
    return new Page.Overview(
        population.groups().isEmpty() ? "" : ParetoChart.svg(population),
        controls,
        !controls.isEmpty());
  }

  private static String note(ControlChart.Chart chart) {
    String samples =
        "%d samples of %s parts; "
            .formatted(chart.samples().size(), Figures.count(chart.samples().get(0).parts()));
    return chart.marked().isEmpty()
        ? samples + "in control."
        : samples
            + Figures.counted(chart.marked().size(), "sample")
            + " out of control (diamonds).";
  }
}
