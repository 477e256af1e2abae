package lineside.bench.fuzz;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineside.bench.rig.ConsoleRig;
import lineside.bench.rig.IngestRig;
import lineside.bench.rig.Patience;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.ImageRequest;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sound verdicts that a console must come to know, among all the others. Used by one thread. */
final class Probe {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final String TRIGGERS = "lineside_ingest_triggers_total";

  /** A camera reads the partition that the requests of its line are in. */
  private static final int ASKED_PARTITIONS = 1;

  private final KafkaProducer<byte[], byte[]> producer;
  private final WireFormat wire = new WireFormat();
  private final Clock clock;
  private int number;

  Probe(KafkaProducer<byte[], byte[]> producer, Clock clock) {
    this.producer = producer;
    this.clock = clock;
  }

  /** Sends one to every partition's end and waits until the console tells of it. */
  void ask(ConsoleRig console) throws IOException, InterruptedException {
    Instant now = Instant.ofEpochMilli(clock.millis());
    for (int partition = 0; partition < Topic.GATE_VERDICT.partitions(); partition++) {
      String part = "probe-" + now.toEpochMilli() + "-" + number++;
      var unused =
          producer.send(
              new ProducerRecord<>(
                  Topic.GATE_VERDICT.topicName(),
                  partition,
                  part.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                  wire.encode(verdict(part, now))));
      producer.flush();
      Patience.await(
          "the console to know " + part,
          PATIENCE,
          () -> !console.get("api/parts?query=" + part).path("parts").isEmpty());
    }
  }

  /** Asks for an image by topic on every partition and waits until ingest has triggered for it. */
  void ask(IngestRig ingest) throws IOException, InterruptedException {
    long before = triggered(ingest);
    for (int partition = 0; partition < Topic.TRIGGER_REQUEST.partitions(); partition++) {
      String request = "probe-" + clock.millis() + "-" + number++;
      var unused =
          producer.send(
              new ProducerRecord<>(
                  Topic.TRIGGER_REQUEST.topicName(),
                  partition,
                  Service.LINE.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                  wire.encode(
                      ImageRequest.newBuilder()
                          .setRequestId(request)
                          .setLineId(Service.LINE)
                          .setCameraId(Service.ASKED_CAMERA)
                          .setPartId(request)
                          .setAttempt(1)
                          .setRecipeId("fuzz")
                          .setRequestedAt(Instant.ofEpochMilli(clock.millis()))
                          .build())));
    }
    producer.flush();
    Patience.await(
        "ingest to trigger " + ASKED_PARTITIONS + " times for requests",
        PATIENCE,
        () -> triggered(ingest) >= before + ASKED_PARTITIONS);
  }

  private static long triggered(IngestRig ingest) throws IOException, InterruptedException {
    return ingest
        .metrics()
        .lines()
        .filter(line -> line.startsWith(TRIGGERS) && line.contains(Service.ASKED_CAMERA))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static PartVerdict verdict(String part, Instant at) {
    String inspection = Identities.inspectionId("fuzz-line", part, 1);
    return PartVerdict.newBuilder()
        .setVerdictId(Identities.verdictId(inspection, 0))
        .setInspectionId(inspection)
        .setRevision(0)
        .setRevisionReason("")
        .setLineId("fuzz-line")
        .setPartId(part)
        .setAttempt(1)
        .setRecipeId("fuzz")
        .setResultEvaluation(ResultEvaluation.OK)
        .setIsPartial(false)
        .setIsSimulated(true)
        .setViews(List.of())
        .setMissingCameras(List.of())
        .setProcessReadings(Map.of())
        .setFirstTriggeredAt(at)
        .setDecidedAt(at)
        .setDecidedAtMicros(at.toEpochMilli() * 1000)
        .build();
  }
}
