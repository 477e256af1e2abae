package lineside.jobs.inspection;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import lineside.jobs.escalation.EscalationSettings;
import lineside.jobs.order.OrderSource;
import lineside.jobs.recipe.RecipeSource;

/**
 * What an inspection operator is made of; travels with the job.
 *
 * @param batchSize views in a micro-batch at most, 1 to 64
 * @param batchDeadline time that the oldest view of a micro-batch waits at most; its share of the
 *     latency. 5 to 10 ms suits a processor, one or two frame periods a device
 * @param model who judges
 * @param recipes the recipes
 * @param evidence the evidence store
 * @param clock wall clock; must be serializable, as those of {@link Clock} are
 * @param escalation of which views the whole picture is kept for the large model
 * @param orders which recipe the MES has parts inspected by
 */
public record InspectionSettings(
    int batchSize,
    Duration batchDeadline,
    ModelSource model,
    RecipeSource recipes,
    EvidenceSource evidence,
    Clock clock,
    EscalationSettings escalation,
    OrderSource orders)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Waiting time when nobody says otherwise: far below a trigger period, above a decode. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofMillis(8);

  /** More views in one run of a model bring nothing, and cost latency. */
  private static final int MAX_BATCH = 64;

  /** Without orders. */
  public InspectionSettings(
      int batchSize,
      Duration batchDeadline,
      ModelSource model,
      RecipeSource recipes,
      EvidenceSource evidence,
      Clock clock,
      EscalationSettings escalation) {
    this(batchSize, batchDeadline, model, recipes, evidence, clock, escalation, OrderSource.none());
  }

  /** The same, with recipes that change over with the MES's orders. */
  public InspectionSettings withOrders(OrderSource source) {
    return new InspectionSettings(
        batchSize, batchDeadline, model, recipes, evidence, clock, escalation, source);
  }

  /** Without a large model. */
  public InspectionSettings(
      int batchSize,
      Duration batchDeadline,
      ModelSource model,
      RecipeSource recipes,
      EvidenceSource evidence,
      Clock clock) {
    this(batchSize, batchDeadline, model, recipes, evidence, clock, EscalationSettings.off());
  }

  /** Checks the ranges. */
  public InspectionSettings {
    if (batchSize < 1 || batchSize > MAX_BATCH) {
      throw new IllegalArgumentException(
          "batch size is " + batchSize + ", 1 to " + MAX_BATCH + " is allowed");
    }
    if (batchDeadline.isNegative() || batchDeadline.isZero()) {
      throw new IllegalArgumentException("batch deadline is " + batchDeadline + ", not positive");
    }
    requireNonNull(model, "model is null");
    requireNonNull(recipes, "recipes is null");
    requireNonNull(evidence, "evidence is null");
    requireNonNull(clock, "clock is null");
    requireNonNull(orders, "orders is null");
  }
}
