package lineside.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.jobs.broker.TestBroker;
import lineside.jobs.deadletter.DeadLetters;
import lineside.jobs.frame.FrameSource;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.line.LineEvent;
import lineside.jobs.line.LineEvent.Kind;
import lineside.jobs.recipe.KafkaRecipes;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Frame;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.CloseableIterator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source and inspection over a real broker, in one chain. */
class FrameChainIT {
  @TempDir Path dir;
  private TestBroker broker;

  @BeforeEach
  void start() throws Exception {
    broker = TestBroker.start(dir.resolve("broker"));
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void judgesFramesOfUpToTheLimitInOrderAndOutlivesBadOnes() throws Exception {
    Trigger large = TestFrames.trigger(TestFrames.TOP, 1);
    Trigger broken = TestFrames.trigger(TestFrames.TOP, 2);
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      publish(producer, TestFrames.bracket());
      publish(producer, TestFrames.top(0, 0.1));
      publish(producer, TestFrames.raw(rawFrame(large, 3000, 2400), large));
      publish(producer, TestFrames.raw(new byte[] {7, 7, 7}, broken));
      publish(producer, TestFrames.top(3, 0.9));
      publish(producer, TestFrames.mark(TestFrames.TOP, 4));
    }
    StreamExecutionEnvironment env = environment();
    SingleOutputStreamOperator<LineEvent> inspected = inspect(env);
    DataStream<DeadLetter> deadLetters = inspected.getSideOutput(DeadLetters.TAG);
    CloseableIterator<LineEvent> events = inspected.collectAsync();
    CloseableIterator<DeadLetter> letters = deadLetters.collectAsync();

    env.executeAsync("frame chain");

    List<LineEvent> heard = drain(events);
    assertThat(heard)
        .extracting(LineEvent::kind)
        .containsExactly(Kind.VIEW, Kind.VIEW, Kind.VIEW, Kind.VIEW, Kind.MARK);
    assertThat(heard.subList(0, 4))
        .extracting(event -> TestFrames.view(event).getResultEvaluation())
        .containsExactly(
            ResultEvaluation.OK,
            ResultEvaluation.OK,
            ResultEvaluation.UNDEFINED,
            ResultEvaluation.NOT_OK);
    assertThat(drain(letters))
        .extracting(DeadLetter::getReason)
        .containsExactly(DeadLetterReason.UNREADABLE_MESSAGE);
    assertThat(dir.resolve("evidence")).isNotEmptyDirectory();
  }

  @Test
  void failsAtTheFirstFrameWhenFramesWouldBeCopiedBetweenOperators() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      publish(producer, TestFrames.bracket());
      publish(producer, TestFrames.top(7, 0.1));
    }
    StreamExecutionEnvironment env = environment();
    env.getConfig().disableObjectReuse();
    inspect(env).sinkTo(new DiscardingSink<>()).uid("nowhere");

    JobClient job = env.executeAsync("copying chain");

    assertThatThrownBy(() -> job.getJobExecutionResult().get())
        .hasStackTraceContaining("copy (is object reuse off?) of a frame refused");
  }

  private SingleOutputStreamOperator<LineEvent> inspect(StreamExecutionEnvironment env) {
    InspectionSettings settings =
        new InspectionSettings(
            2,
            Duration.ofMillis(8),
            (JudgeSource) ScriptedJudge::new,
            new KafkaRecipes(broker.bootstrapServers()),
            new DirectoryEvidence(dir.resolve("evidence").toString()),
            Clock.systemUTC());
    return env.fromSource(
            FrameSource.builder(broker.bootstrapServers(), "frame-chain")
                .setBounded(OffsetsInitializer.latest())
                .build(),
            WatermarkStrategy.noWatermarks(),
            "frames")
        .uid("frames")
        .transform(
            "inspection",
            TypeInformation.of(LineEvent.class),
            new InspectionOperatorFactory(settings))
        .uid("inspection");
  }

  private static StreamExecutionEnvironment environment() {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setParallelism(1);
    return env;
  }

  /** Over 5 MiB, from which Flink's network stack would write it to a file. */
  private static byte[] rawFrame(Trigger trigger, int widthPx, int heightPx) {
    byte[] pixels = new byte[widthPx * heightPx];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 31 + i / 7);
    }
    pixels[0] = ScriptedJudge.pixelFor(0.2);
    Frame frame = TestFrames.frame(trigger, pixels);
    frame.setEncoding(FrameEncoding.RAW);
    frame.setWidthPx(widthPx);
    frame.setHeightPx(heightPx);
    frame.setImage(ByteBuffer.wrap(pixels));
    return TestFrames.WIRE.encode(frame);
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> settings = new HashMap<>(ClientSettings.frameProducer());
    settings.put("bootstrap.servers", broker.bootstrapServers());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void publish(KafkaProducer<byte[], byte[]> producer, Recipe recipe)
      throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                Topic.RECIPE.topicName(),
                recipe.getRecipeId().getBytes(StandardCharsets.UTF_8),
                new WireFormat().encode(recipe)))
        .get();
  }

  private static void publish(KafkaProducer<byte[], byte[]> producer, RawFrame frame)
      throws Exception {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topic.FRAME.topicName(),
            frame.cameraId().getBytes(StandardCharsets.UTF_8),
            frame.value());
    byte[] trigger = frame.triggerHeader();
    if (trigger != null) {
      record.headers().add(RawFrame.TRIGGER_HEADER, trigger);
    }
    producer.send(record).get();
  }

  private static <T> List<T> drain(CloseableIterator<T> iterator) throws Exception {
    List<T> all = new ArrayList<>();
    try (iterator) {
      iterator.forEachRemaining(all::add);
    }
    return all;
  }
}
