package lineside.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AlarmLoad;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FlaggedFile;
import lineside.schemas.record.Frame;
import lineside.schemas.record.ImageRequest;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.Loss;
import lineside.schemas.record.ModelAnnouncement;
import lineside.schemas.record.ModelStatus;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Pattern;
import lineside.schemas.record.ProcessReading;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.record.Spc;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;

/**
 * Messages of every topic that are well formed and say anything: lengths, numbers, texts, moments
 * and enumerations at random. Used by one thread.
 */
final class Wild {
  private static final int OF_EACH_SCHEMA = 64;

  private static final Map<Topic, List<Schema>> SCHEMAS = schemas();

  private final Map<Topic, List<byte[]>> messages = new EnumMap<>(Topic.class);
  private final Random random;

  /** Draws a stock of them. */
  Wild(long seed) throws IOException {
    random = new Random(seed);
    for (Map.Entry<Topic, List<Schema>> topic : SCHEMAS.entrySet()) {
      List<byte[]> stock = new ArrayList<>();
      for (Schema schema : topic.getValue()) {
        for (Object drawn : new RandomData(schema, OF_EACH_SCHEMA, random.nextLong())) {
          GenericRecord message = (GenericRecord) drawn;
          stock.add(isJson(topic.getKey()) ? message.toString().getBytes(UTF_8) : encoded(message));
        }
      }
      messages.put(topic.getKey(), stock);
    }
  }

  private static boolean isJson(Topic topic) {
    return topic.topicName().endsWith(".json");
  }

  /** Every topic. */
  static List<Topic> topics() {
    return List.of(Topic.values());
  }

  /** A message of a topic. */
  byte[] of(Topic topic) {
    List<byte[]> stock = messages.getOrDefault(topic, List.of());
    return stock.get(random.nextInt(stock.size()));
  }

  private static byte[] encoded(GenericRecord message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0xC3);
    bytes.write(0x01);
    bytes.write(
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(SchemaNormalization.parsingFingerprint64(message.getSchema()))
            .array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(message.getSchema()).write(message, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static Map<Topic, List<Schema>> schemas() {
    Map<Topic, List<Schema>> schemas = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      schemas.put(topic, schemasOf(topic));
    }
    return schemas;
  }

  private static List<Schema> schemasOf(Topic topic) {
    return switch (topic) {
      case TRIGGER_REQUEST, TRIGGER_REQUEST_JSON -> List.of(ImageRequest.getClassSchema());
      case TRIGGER -> List.of(Trigger.getClassSchema());
      case FRAME -> List.of(Frame.getClassSchema(), CameraState.getClassSchema());
      case CAMERA -> List.of(CameraState.getClassSchema());
      case LOSS -> List.of(Loss.getClassSchema());
      case VIEW_VERDICT -> List.of(ViewVerdict.getClassSchema());
      case GATE_VERDICT, PART_VERDICT, PART_VERDICT_JSON -> List.of(PartVerdict.getClassSchema());
      case ALARM, ALARM_JSON -> List.of(Alarm.getClassSchema());
      case ALARM_ACTION ->
          List.of(AlarmAction.getClassSchema(), AlarmActionOutcome.getClassSchema());
      case FLAGGED -> List.of(FlaggedFile.getClassSchema());
      case PATTERN, PATTERN_JSON -> List.of(Pattern.getClassSchema());
      case RECIPE -> List.of(Recipe.getClassSchema());
      case MODEL -> List.of(ModelAnnouncement.getClassSchema());
      case DEPLOYMENT -> List.of(Deployment.getClassSchema());
      case MODEL_STATUS -> List.of(ModelStatus.getClassSchema());
      case PART_CONTEXT, PART_CONTEXT_JSON -> List.of(PartContext.getClassSchema());
      case PROCESS, PROCESS_JSON -> List.of(ProcessReading.getClassSchema());
      case LEDGER -> List.of(LedgerEntry.getClassSchema());
      case OPINION_REQUEST -> List.of(SecondOpinionRequest.getClassSchema());
      case OPINION_ANSWER -> List.of(SecondOpinionAnswer.getClassSchema());
      case OPINION_AUDIT -> List.of(OpinionAudit.getClassSchema());
      case FEEDBACK -> List.of(Feedback.getClassSchema());
      case SPC -> List.of(Spc.getClassSchema(), AlarmLoad.getClassSchema());
      case AUDIT -> List.of(AuditEntry.getClassSchema());
      case DEAD_LETTER -> List.of(DeadLetter.getClassSchema());
    };
  }
}
