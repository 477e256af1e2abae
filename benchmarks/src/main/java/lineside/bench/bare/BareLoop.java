package lineside.bench.bare;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import lineside.bench.figure.JavaThreads;
import lineside.bench.plant.Topics;
import lineside.schemas.record.Frame;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelPackage;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The loop that somebody would write without Lineside: poll, imdecode, resize, run, produce, one
 * frame after the other on one thread, with every buffer made once. It checks nothing, remembers
 * nothing and joins nothing. Not thread-safe.
 */
public final class BareLoop {
  /** Share of the frames that are left out of the figures, as of the job's. */
  private static final double WARM_UP = 0.3;

  private static final double NANOS_PER_MILLI = 1e6;

  /** Time to processor time from which times say nothing. */
  private static final double BUSY = 1.3;

  private static final int ROOM_BYTES = 16 << 20;

  private final String bootstrapServers;
  private final ModelPackage model;
  private final Map<Stage, Long> nanos = new HashMap<>();
  private final Mat decoded = new Mat();
  private final Mat converted = new Mat();

  /** What a frame goes through. */
  public enum Stage {
    /** From the broker into the heap. */
    CONSUME,
    /** Encoded bytes to pixels. */
    DECODE,
    /** Pixels to tensor. */
    PREPROCESS,
    /** Tensor to score. */
    INFER,
    /** Result to the broker. */
    PRODUCE
  }

  /**
   * What a run took.
   *
   * @param millisPerFrame wall time, from frame to frame
   * @param cpuMillisPerFrame processor time of all Java threads
   * @param stageMillis wall time of each stage per frame
   */
  public record Run(
      double millisPerFrame, double cpuMillisPerFrame, Map<Stage, Double> stageMillis) {
    /** Copies the map. */
    public Run {
      stageMillis = Map.copyOf(stageMillis);
    }

    /**
     * Whether the machine was busy with other things: a loop on one thread takes little more time
     * than processor time where it is alone.
     */
    public boolean isDisturbed() {
      return millisPerFrame > BUSY * cpuMillisPerFrame;
    }

    /** All stages together. */
    public double sumMillis() {
      return stageMillis.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Decoding, preprocessing and inference. */
    public double lookMillis() {
      return stageMillis.getOrDefault(Stage.DECODE, 0.0)
          + stageMillis.getOrDefault(Stage.PREPROCESS, 0.0)
          + stageMillis.getOrDefault(Stage.INFER, 0.0);
    }
  }

  /** Over the frame topic of a broker, with the weights of a package. */
  public BareLoop(String bootstrapServers, ModelPackage model) {
    this.bootstrapServers = bootstrapServers;
    this.model = model;
  }

  /** Reads the topic from its start until that many frames went through. */
  public Run run(int frames) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocateDirect(ROOM_BYTES);
    int from = (int) Math.round(frames * WARM_UP);
    int done = 0;
    long begun = 0;
    long cpu = 0;
    BareModel session = null;
    List<Future<?>> sent = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer();
        KafkaProducer<byte[], byte[]> producer = producer();
        BytePointer start = new BytePointer(bytes)) {
      WireFormat wire = new WireFormat();
      List<ConsumerRecord<byte[], byte[]>> waiting = new ArrayList<>();
      while (done < frames) {
        if (waiting.isEmpty()) {
          long before = System.nanoTime();
          consumer.poll(Duration.ofSeconds(1)).forEach(waiting::add);
          add(Stage.CONSUME, before);
          continue;
        }
        ConsumerRecord<byte[], byte[]> record = waiting.remove(0);
        long before = System.nanoTime();
        SpecificRecordBase message = wire.decodeInPlace(record.value());
        add(Stage.CONSUME, before);
        if (!(message instanceof Frame frame)) {
          continue;
        }
        decode(frame.getImage(), bytes, start);
        if (session == null) {
          session = open();
        }
        float score = look(session);
        before = System.nanoTime();
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    Topics.BASELINE,
                    record.key(),
                    (frame.getViewId() + " " + score).getBytes(StandardCharsets.UTF_8))));
        add(Stage.PRODUCE, before);
        done++;
        if (done == from + 1) {
          nanos.clear();
          begun = System.nanoTime();
          cpu = JavaThreads.cpuNanos();
        }
      }
      Run run = result(frames - 1 - from, begun, cpu);
      for (Future<?> result : sent) {
        result.get();
      }
      return run;
    } finally {
      if (session != null) {
        session.close();
      }
    }
  }

  private Run result(int measured, long begun, long cpu) {
    double wall = (System.nanoTime() - begun) / NANOS_PER_MILLI / measured;
    double processor = (JavaThreads.cpuNanos() - cpu) / NANOS_PER_MILLI / measured;
    Map<Stage, Double> stages = new HashMap<>();
    nanos.forEach((stage, value) -> stages.put(stage, value / NANOS_PER_MILLI / measured));
    return new Run(wall, processor, stages);
  }

  private void decode(ByteBuffer image, ByteBuffer bytes, BytePointer start) {
    long before = System.nanoTime();
    bytes.clear().put(image.duplicate());
    try (Mat row = new Mat(1, image.remaining(), opencv_core.CV_8UC1, start)) {
      opencv_imgcodecs.imdecode(row, opencv_imgcodecs.IMREAD_ANYCOLOR, decoded).close();
    }
    add(Stage.DECODE, before);
  }

  private BareModel open() throws Exception {
    ModelInput input = model.card().input();
    return new BareModel(
        model,
        1,
        padded(decoded.rows() * input.scale(), input.multipleOf()),
        padded(decoded.cols() * input.scale(), input.multipleOf()));
  }

  private static int padded(double size, int multiple) {
    return (int) Math.ceil(Math.round(size) / (double) multiple) * multiple;
  }

  private float look(BareModel session) throws Exception {
    ModelInput input = model.card().input();
    long before = System.nanoTime();
    Mat source = decoded;
    if (decoded.channels() != input.channels()) {
      opencv_imgproc.cvtColor(
          decoded,
          converted,
          input.channels() == 1 ? opencv_imgproc.COLOR_BGR2GRAY : opencv_imgproc.COLOR_GRAY2BGR);
      source = converted;
    }
    int rows = padded(decoded.rows() * input.scale(), input.multipleOf());
    int columns = padded(decoded.cols() * input.scale(), input.multipleOf());
    try (BytePointer pixels = new BytePointer(session.pixels());
        Mat tensor = new Mat(rows, columns, source.type(), pixels);
        Size size = new Size(columns, rows)) {
      if (rows == source.rows() && columns == source.cols()) {
        source.copyTo(tensor);
      } else {
        opencv_imgproc.resize(source, tensor, size, 0, 0, opencv_imgproc.INTER_AREA);
      }
    }
    add(Stage.PREPROCESS, before);
    before = System.nanoTime();
    session.run();
    float peak = session.peak();
    add(Stage.INFER, before);
    return peak;
  }

  private void add(Stage stage, long before) {
    nanos.merge(stage, System.nanoTime() - before, Long::sum);
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(ClientSettings.frameConsumer());
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("enable.auto.commit", "false");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, Topic.FRAME.partitions())
            .mapToObj(i -> new TopicPartition(Topic.FRAME.topicName(), i))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", bootstrapServers);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
