package lineside.schemas.topic;

import java.util.LinkedHashMap;
import java.util.Map;

/** The topics of Lineside with their key, partitions and retention; created by nobody else. */
public enum Topic {
  /** What a PLC or the MES asks for; key line id. */
  TRIGGER_REQUEST("trigger-request.v1", 4, Retention.THIRTY_DAYS),
  /** What was asked of which camera; key line id. */
  TRIGGER("trigger.v1", 4, Retention.THIRTY_DAYS),
  /** Frames and the marks between them; key camera id. Hours, bounded by bytes. */
  FRAME("frame.v1", 4, Retention.FRAMES),
  /** Camera state; key camera id. */
  CAMERA("camera.v1", 1, Retention.COMPACTED),
  /** Triggers without frame; key line id. */
  LOSS("loss.v1", 4, Retention.KEPT),
  /** View verdicts; key line id. */
  VIEW_VERDICT("verdict.view.v1", 4, Retention.THIRTY_DAYS),
  /** Part verdicts for reject gates and consoles; key part id. */
  GATE_VERDICT("verdict.gate.v1", 4, Retention.THIRTY_DAYS),
  /** Part verdicts for the MES, exactly once; key part id. */
  PART_VERDICT("verdict.part.v1", 4, Retention.THIRTY_DAYS),
  /** Alarm states; key alarm id. */
  ALARM("alarm.v1", 1, Retention.COMPACTED),
  /** What persons do with alarms, and what became of it; key line id. */
  ALARM_ACTION("alarm-action.v1", 1, Retention.KEPT),
  /** Finished archive files; key line id. */
  FLAGGED("flagged.v1", 1, Retention.KEPT),
  /** Found patterns; key pattern id. */
  PATTERN("pattern.v1", 1, Retention.COMPACTED),
  /** Recipes; key recipe id. */
  RECIPE("recipe.v1", 1, Retention.COMPACTED),
  /** Packages that may be deployed, without their weights; key model hash. */
  MODEL("model.v1", 1, Retention.COMPACTED),
  /** Which models judge; key line id, a slash, recipe id. */
  DEPLOYMENT("deployment.v1", 1, Retention.COMPACTED),
  /** What machines made of deployed models; key machine id, a slash, model hash. */
  MODEL_STATUS("model-status.v1", 1, Retention.COMPACTED),
  /** What the MES knows of parts; key part id. */
  PART_CONTEXT("part-context.v1", 4, Retention.KEPT),
  /** Process readings; key line id. */
  PROCESS("process.v1", 4, Retention.KEPT),
  /** Books per camera and period; key line id. */
  LEDGER("ledger.v1", 1, Retention.KEPT),
  /** Views that the large model is asked about; key line id. */
  OPINION_REQUEST("second-opinion.request.v1", 4, Retention.THIRTY_DAYS),
  /** Answers of the large model; key line id. */
  OPINION_ANSWER("second-opinion.answer.v1", 4, Retention.THIRTY_DAYS),
  /** Disagreement of the large model with sampled OKs; key line id. */
  OPINION_AUDIT("second-opinion.audit.v1", 1, Retention.KEPT),
  /** What persons found on inspected parts; key part id. */
  FEEDBACK("feedback.v1", 1, Retention.KEPT),
  /** Control charts and the load of alarms per period; key line id. */
  SPC("spc.v1", 1, Retention.KEPT),
  /** Who changed what, when and why; key subject. */
  AUDIT("audit.v1", 1, Retention.KEPT),
  /** Dead letters; key source coordinates. */
  DEAD_LETTER("dlq.v1", 1, Retention.KEPT),
  /** As {@link #PART_VERDICT}, in JSON. */
  PART_VERDICT_JSON("verdict.part.v1.json", 4, Retention.THIRTY_DAYS),
  /** As {@link #ALARM}, in JSON. */
  ALARM_JSON("alarm.v1.json", 1, Retention.COMPACTED),
  /** As {@link #PATTERN}, in JSON. */
  PATTERN_JSON("pattern.v1.json", 1, Retention.COMPACTED),
  /** As {@link #PART_CONTEXT}, in JSON. */
  PART_CONTEXT_JSON("part-context.v1.json", 4, Retention.THIRTY_DAYS),
  /** As {@link #PROCESS}, in JSON. */
  PROCESS_JSON("process.v1.json", 4, Retention.THIRTY_DAYS),
  /** As {@link #TRIGGER_REQUEST}, in JSON. */
  TRIGGER_REQUEST_JSON("trigger-request.v1.json", 4, Retention.THIRTY_DAYS);

  /** Prefix of every topic name. */
  public static final String PREFIX = "lineside.";

  private final String suffix;
  private final int partitions;
  private final Retention retention;

  Topic(String suffix, int partitions, Retention retention) {
    this.suffix = suffix;
    this.partitions = partitions;
    this.retention = retention;
  }

  /** Full name on the broker. */
  public String topicName() {
    return PREFIX + suffix;
  }

  /** Partitions at creation; order holds within a key. */
  public int partitions() {
    return partitions;
  }

  /** Topic-level configuration for the broker, keys as in Kafka's topic configuration. */
  public Map<String, String> configuration() {
    Map<String, String> configuration = new LinkedHashMap<>(retention.configuration());
    configuration.put("compression.type", "producer");
    configuration.put("message.timestamp.type", "CreateTime");
    if (this == FRAME) {
      configuration.put("max.message.bytes", Integer.toString(FrameLimits.MAX_RECORD_BYTES));
    }
    return Map.copyOf(configuration);
  }
}
