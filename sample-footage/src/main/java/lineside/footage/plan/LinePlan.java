package lineside.footage.plan;

import java.util.List;
import lineside.footage.scenario.LineSpec;

/**
 * A line's whole run.
 *
 * @param line the line
 * @param parts in order
 */
public record LinePlan(LineSpec line, List<PlannedPart> parts) {
  public LinePlan {
    parts = List.copyOf(parts);
  }
}
