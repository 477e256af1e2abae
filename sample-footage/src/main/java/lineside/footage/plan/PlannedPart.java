package lineside.footage.plan;

import java.util.List;

/**
 * One part and everything that will happen to it.
 *
 * @param partId part
 * @param number position in the run, from 0
 * @param carrier what it came with
 * @param shots one per camera of the line, in the line's order
 */
public record PlannedPart(String partId, long number, Carrier carrier, List<PlannedShot> shots) {
  public PlannedPart {
    shots = List.copyOf(shots);
  }

  /**
   * Lot, tool and pallet; empty where there is none.
   *
   * @param lotId material lot
   * @param toolId tool
   * @param palletId pallet
   */
  public record Carrier(String lotId, String toolId, String palletId) {}

  /** Time of its first trigger. */
  public long offsetMillis() {
    return shots.get(0).offsetMillis();
  }
}
