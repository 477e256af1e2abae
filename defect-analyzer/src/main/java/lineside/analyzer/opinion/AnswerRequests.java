package lineside.analyzer.opinion;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.wire.TrustedRecords;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import lineside.vision.detect.DefectDetector;
import lineside.vision.evidence.DirectoryEvidenceStore;
import lineside.vision.model.ModelPackage;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Requests in, answers of the large model out, dead letters for what cannot be answered. Holds no
 * state: a request read again is answered again, with the same id.
 */
final class AnswerRequests extends ProcessFunction<RequestRecord, SecondOpinionAnswer> {
  private static final long serialVersionUID = 1L;
  private static final int HEAD_BYTES = 256;

  /** Requests without an answer. */
  static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters") {};

  static {
    TrustedRecords.trust();
  }

  private final SecondOpinionConfig config;
  private final Clock clock;
  private transient @Nullable WireFormat wire;
  private transient @Nullable LargeModel model;

  /** Takes the wall clock, serializable. */
  AnswerRequests(SecondOpinionConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    wire = new WireFormat();
    ModelPackage loaded = ModelPackage.load(Path.of(config.model().directory()));
    DefectDetector detector =
        DefectDetector.open(loaded, config.model().provider(), config.model().threads());
    model =
        new LargeModel(
            detector,
            new DirectoryEvidenceStore(Path.of(config.evidence())),
            clock,
            System::nanoTime);
    detector.qualify();
  }

  @Override
  public void close() {
    if (model != null) {
      model.close();
      model = null;
    }
  }

  @Override
  public void processElement(
      RequestRecord record, Context context, Collector<SecondOpinionAnswer> out)
      throws IOException {
    String viewId = null;
    try {
      SecondOpinionRequest request = decode(record.value);
      viewId = request.getViewId();
      out.collect(requireNonNull(model, "not open").answer(request));
    } catch (RefusedRequestException e) {
      context.output(DEAD_LETTERS, letter(record, viewId, e));
    }
  }

  private SecondOpinionRequest decode(byte @Nullable [] value) throws RefusedRequestException {
    try {
      if (value != null
          && requireNonNull(wire, "not open").decode(value) instanceof SecondOpinionRequest read) {
        return read;
      }
      throw new RefusedRequestException(
          DeadLetterReason.UNREADABLE_MESSAGE, "decode failed: no second-opinion request");
    } catch (UnreadableMessageException e) {
      throw new RefusedRequestException(
          DeadLetterReason.UNREADABLE_MESSAGE, String.valueOf(e.getMessage()));
    }
  }

  private DeadLetter letter(
      RequestRecord record, @Nullable String viewId, RefusedRequestException why) {
    byte[] value = record.value == null ? new byte[0] : record.value;
    return DeadLetter.newBuilder()
        .setSourceTopic(record.topic)
        .setSourcePartition(record.partition)
        .setSourceOffset(record.offset)
        .setReason(why.reason())
        .setDetail(String.valueOf(why.getMessage()))
        .setCameraId("")
        .setViewId(viewId)
        .setPayloadBytes(value.length)
        .setPayloadSha256(Identities.sha256Hex(value))
        .setPayloadHead(ByteBuffer.wrap(value, 0, Math.min(HEAD_BYTES, value.length)).slice())
        .setRecordedAt(clock.instant())
        .build();
  }
}
