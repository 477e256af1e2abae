package lineside.analyzer.mining;

import java.util.List;
import lineside.schemas.record.ResultEvaluation;
import org.jspecify.annotations.Nullable;

/**
 * A row of the archive as far as mining needs it: a small part of what the row takes.
 *
 * @param id inspection
 * @param revision of its verdict
 * @param part what is counted
 * @param views those that have findings, were no evidence, or left findings out
 * @param facts what the data's quality is told from
 */
public record Inspection(
    String id, int revision, InspectedPart part, List<SeenView> views, RowFacts facts) {

  /** Copies the list. */
  public Inspection {
    views = List.copyOf(views);
  }

  /**
   * A view worth remembering.
   *
   * @param undefinedReason for a person; empty unless it is UNDEFINED
   * @param suppressed findings outside of the inspected regions
   * @param aspect height over width
   * @param evidenceSha256 stored picture of the whole view; null when none
   * @param findings those that may count
   */
  record SeenView(
      String stationId,
      String cameraId,
      ResultEvaluation evaluation,
      String undefinedReason,
      int suppressed,
      float aspect,
      @Nullable String evidenceSha256,
      List<SeenFinding> findings) {
    SeenView {
      findings = List.copyOf(findings);
    }
  }

  /** A finding of such a view, as in the archive. */
  record SeenFinding(
      String kind,
      float score,
      float centreX,
      float centreY,
      @Nullable Double positionMm,
      @Nullable String evidenceSha256) {}

  /**
   * What quality is told from.
   *
   * @param missingCameras expected and never triggered
   * @param contextAwayMillis time of the context less that of the first trigger; null without
   *     context
   * @param trigger the first one; null when no view tells
   */
  record RowFacts(
      boolean isPartial,
      List<String> missingCameras,
      @Nullable Long contextAwayMillis,
      @Nullable FirstTrigger trigger) {
    RowFacts {
      missingCameras = List.copyOf(missingCameras);
    }
  }

  /** Number of a trigger in the count of its camera. */
  record FirstTrigger(String cameraId, long epoch, long sequence) {}
}
