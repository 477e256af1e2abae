package lineside.footage.plan;

import java.util.List;
import lineside.footage.defect.Photographer;
import lineside.footage.scenario.LineSpec;
import lineside.footage.scenario.Material;
import lineside.footage.scenario.Scenario;

/** Plans all lines of a scenario; the same scenario always gives the same plan. */
public final class FactoryPlan {
  private FactoryPlan() {}

  public static List<LinePlan> of(Scenario scenario, Photographer photographer) {
    return scenario.lines().stream().map(line -> plan(scenario, line, photographer)).toList();
  }

  private static LinePlan plan(Scenario scenario, LineSpec line, Photographer photographer) {
    return line.material() == Material.STRIP
        ? new StripPlanner(scenario, line, photographer).plan()
        : new PartPlanner(scenario, line, photographer).plan();
  }
}
