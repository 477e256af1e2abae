package lineside.vision.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the weights of a package take and give: how their output is to be read. */
public enum Contract {
  /**
   * The networks of this project: input {@code image} uint8 [N,H,W,C] with normalisation inside,
   * outputs {@code defect_map} float32 [N,H/stride,W/stride], {@code class_map} [N,K,H/stride,
   * W/stride] and {@code embedding} [N,E].
   */
  @JsonProperty("lineside")
  LINESIDE,
  /**
   * Anomaly detectors as anomalib exports them: a map float32 [N,1,h,w] or [N,h,w] and, where there
   * is one, a score [N] or [N,1].
   */
  @JsonProperty("anomaly-map")
  ANOMALY_MAP,
  /**
   * YOLO v8 and v11 detectors: float32 [N,4+K,A] of centre boxes and class scores, or [N,D,6] where
   * the graph suppresses overlaps itself.
   */
  @JsonProperty("yolo-detect")
  YOLO_DETECT,
  /** Plain classifiers: float32 [N,K], logits or probabilities. */
  @JsonProperty("classifier")
  CLASSIFIER
}
