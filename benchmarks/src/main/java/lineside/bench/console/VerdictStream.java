package lineside.bench.console;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Box;
import lineside.schemas.record.Finding;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.topic.TopicAdmin;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Verdicts of a line with four stations and two views a part, as the inspection job sends them; one
 * part of twenty-five is rejected and one of a hundred undecided. Used by one thread.
 */
final class VerdictStream implements AutoCloseable {
  private static final int STATIONS = 4;
  private static final int REJECTED_OF = 25;
  private static final int UNDECIDED_OF = 100;
  private static final String MODEL = "ab".repeat(32);

  private final WireFormat wire = new WireFormat();
  private final KafkaProducer<byte[], byte[]> producer;
  private long next;

  VerdictStream(String bootstrapServers) throws Exception {
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
      TopicAdmin.createAll(admin, (short) 1);
    }
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("batch.size", "262144");
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends one, with its views when somebody watches. */
  void send(Instant triggeredAt, Views views) {
    PartVerdict verdict = verdict(next++, triggeredAt);
    if (views == Views.SENT) {
      for (ViewVerdict view : verdict.getViews()) {
        send(Topic.VIEW_VERDICT, view.getLineId(), wire.encode(view));
      }
    }
    send(Topic.GATE_VERDICT, verdict.getPartId(), wire.encode(verdict));
  }

  /** Whether the verdicts on views go on their topic too. */
  enum Views {
    /** They do. */
    SENT,
    /** They stand in the verdict on the part alone. */
    LEFT_OUT
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void send(Topic topic, String key, byte[] value) {
    var unused =
        producer.send(
            new ProducerRecord<>(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value));
  }

  private static PartVerdict verdict(long number, Instant at) {
    ResultEvaluation evaluation =
        number % REJECTED_OF == 0
            ? ResultEvaluation.NOT_OK
            : number % UNDECIDED_OF == 1 ? ResultEvaluation.NOT_DECIDABLE : ResultEvaluation.OK;
    String partId = "P-" + number;
    String inspectionId = Identities.inspectionId("line-a", partId, 1);
    int station = (int) (number % STATIONS);
    return PartVerdict.newBuilder()
        .setVerdictId(Identities.verdictId(inspectionId, 0))
        .setInspectionId(inspectionId)
        .setRevision(0)
        .setRevisionReason("")
        .setLineId("line-a")
        .setPartId(partId)
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setResultEvaluation(evaluation)
        .setIsPartial(false)
        .setIsSimulated(true)
        .setViews(
            List.of(
                view(number, 2 * station, evaluation, at),
                view(number, 2 * station + 1, ResultEvaluation.OK, at)))
        .setMissingCameras(List.of())
        .setProcessReadings(Map.of("coolant-temperature", 21.5, "spindle-vibration", 1.2))
        .setFirstTriggeredAt(at)
        .setDecidedAt(at.plusMillis(300))
        .setDecidedAtMicros(System.currentTimeMillis() * 1000)
        .build();
  }

  private static ViewVerdict view(
      long number, int camera, ResultEvaluation evaluation, Instant at) {
    String cameraId = "camera-" + camera;
    boolean isFlagged = evaluation == ResultEvaluation.NOT_OK;
    return ViewVerdict.newBuilder()
        .setViewId(Identities.viewId(cameraId, 1, number))
        .setInspectionId(Identities.inspectionId("line-a", "P-" + number, 1))
        .setLineId("line-a")
        .setStationId("s" + camera / 2)
        .setCameraId(cameraId)
        .setEpoch(1)
        .setSequence(number)
        .setTriggeredAt(at)
        .setPartId("P-" + number)
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setIsSimulated(true)
        .setResultEvaluation(evaluation)
        .setUndefinedReason(UndefinedReason.NONE)
        .setDetail("")
        .setScore(isFlagged ? 0.999f : evaluation == ResultEvaluation.OK ? 0.02f : 0.9f)
        .setThreshold(0.99f)
        .setUndecidableFrom(0.85f)
        .setModelSha256(MODEL)
        .setProvider("cpu")
        .setWidthPx(640)
        .setHeightPx(480)
        .setFindings(isFlagged ? List.of(scratch(number)) : List.of())
        .setEvidenceSha256(isFlagged ? hash(number) : null)
        .setAcquiredAtMicros(at.toEpochMilli() * 1000)
        .setEvaluatedAtMicros(at.toEpochMilli() * 1000 + 40_000)
        .setBatchSize(2)
        .build();
  }

  private static Finding scratch(long number) {
    return Finding.newBuilder()
        .setKind(number % 2 == 0 ? "scratch" : "stain")
        .setScore(0.999f)
        .setAreaPx(140)
        .setBox(new Box(50, 60, 20, 10))
        .setCentreX(0.1f)
        .setCentreY(0.13f)
        .setTouchesStart(false)
        .setTouchesEnd(false)
        .setContinuesPrevious(false)
        .setEvidenceSha256(hash(number + 1))
        .build();
  }

  private static String hash(long number) {
    return Identities.sha256Hex(Long.toString(number).getBytes(StandardCharsets.UTF_8));
  }
}
